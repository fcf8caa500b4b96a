package org.usra.record.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.InputLimits;
import org.usra.record.document.ResourceDocument;
import org.usra.rules.refusal.Refused;

/** Reads the laid-down lines one by one, each under the guard that a body of the import scope passes. */
final class LineReader implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private final DocumentReader reader;
    private final FhirDefinitions definitions;
    private final InputStream bytes;
    private long offset;
    private long number;

    /** @param number of the line before the one at this offset */
    LineReader(Path file, long offset, long number, DocumentReader reader, FhirDefinitions definitions) {
        this.reader = reader;
        this.definitions = definitions;
        this.offset = offset;
        this.number = number;
        try {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.READ).position(offset);
            this.bytes = new BufferedInputStream(Channels.newInputStream(channel), 1 << 18);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line that is not blank; null at the end. */
    @Nullable
    Line next() {
        try {
            while (true) {
                ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
                long before = offset;
                boolean fits = read(line);
                if (offset == before) {
                    return null;
                }
                number++;
                if (!fits) {
                    return new Line(number, offset, null, ImportFault.longLine(InputLimits.IMPORT.bytes()));
                }
                if (!isBlank(line)) {
                    return parsed(line.toByteArray());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** False when the line is longer than a body may be; it is passed over, not held. */
    private boolean read(ByteArrayOutputStream line) throws IOException {
        boolean fits = true;
        for (int one = bytes.read(); one >= 0; one = bytes.read()) {
            offset++;
            if (one == '\n') {
                return fits;
            }
            if (line.size() >= InputLimits.IMPORT.bytes()) {
                fits = false;
                line.reset();
            }
            line.write(one);
        }
        return fits;
    }

    private static boolean isBlank(ByteArrayOutputStream line) {
        return line.size() < 3
                && line.toString(java.nio.charset.StandardCharsets.UTF_8).isBlank();
    }

    private Line parsed(byte[] line) {
        try {
            ResourceDocument document = reader.readJson(new ByteArrayInputStream(line), InputLimits.IMPORT);
            if (!definitions.isResourceType(document.type())) {
                return new Line(number, offset, document, ImportFault.unknownType(document.type()));
            }
            String id = document.id();
            return new Line(
                    number,
                    offset,
                    document,
                    id == null || !ID.matcher(id).matches() ? ImportFault.noId(document.type()) : null);
        } catch (Refused refused) {
            return new Line(number, offset, null, refused);
        }
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
