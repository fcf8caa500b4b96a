package org.usra.record.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.audit.ReadAudit;
import org.usra.record.job.Follow;
import org.usra.record.job.JobDirectory;
import org.usra.record.job.JobSettings;
import org.usra.record.job.Jobs;
import org.usra.record.search.PublicAddress;
import org.usra.record.search.QueryParameter;
import org.usra.record.server.OperationResult;
import org.usra.record.server.StreamedAddress;
import org.usra.rules.operation.InputRule;
import org.usra.rules.refusal.Refused;

/** {@code POST [base]/$import}: lays the lines down, and says 202 once they would outlive this process. */
@Component
class ImportUpload implements StreamedAddress {

    static final String INPUT = "input.ndjson";

    private static final Set<String> LINES =
            Set.of("application/fhir+ndjson", "application/ndjson", "application/x-ndjson");
    private static final int PIECE = 1 << 16;

    private final JobDirectory directory;
    private final JobSettings settings;
    private final Jobs jobs;
    private final Follow follow;
    private final ReadAudit audit;
    private final PublicAddress address;

    ImportUpload(
            JobDirectory directory,
            JobSettings settings,
            Jobs jobs,
            Follow follow,
            ReadAudit audit,
            PublicAddress address) {
        this.directory = directory;
        this.settings = settings;
        this.jobs = jobs;
        this.follow = follow;
        this.audit = audit;
        this.address = address;
    }

    @Override
    public boolean isMeant(HttpServletRequest request, List<String> path) {
        String type = request.getContentType();
        // Any other body is the operation's to refuse.
        return request.getMethod().equals("POST")
                && path.equals(List.of("$import"))
                && type != null
                && LINES.contains(type.split(";", -1)[0].trim().toLowerCase(Locale.ROOT));
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response, List<String> path, Caller caller)
            throws IOException {
        if (!caller.imports()) {
            throw ImportFault.notPermitted();
        }
        new InputRule("$import", List.of())
                .requireQuery(QueryParameter.parse(request.getQueryString()).stream()
                        .collect(Collectors.groupingBy(
                                QueryParameter::name, Collectors.mapping(QueryParameter::value, Collectors.toList()))));
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        Jobs.Order order = new Jobs.Order(
                Importing.KIND,
                caller,
                address.publicUrl() + "/$import",
                parameters,
                request.getHeader("Idempotency-Key"));
        Optional<String> earlier = order.idempotencyKey() == null ? Optional.empty() : jobs.earlier(order);
        String job = earlier.isPresent() ? earlier.get() : begin(request, order, caller);
        OperationResult accepted = follow.accepted(job);
        response.setStatus(accepted.status());
        accepted.headers().forEach(response::setHeader);
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.setContentLength(accepted.json().length);
        response.getOutputStream().write(accepted.json());
    }

    private String begin(HttpServletRequest request, Jobs.Order order, Caller caller) {
        String laid = Jobs.newId();
        try {
            order.parameters().put("bytes", lay(request, laid));
            audit.record(caller, Interaction.OPERATION, "Bundle", "$import, job " + laid, List.of(), 0);
            String job = jobs.begin(laid, order);
            if (!job.equals(laid)) {
                directory.remove(laid);
            }
            return job;
        } catch (RuntimeException e) {
            directory.remove(laid);
            throw e;
        }
    }

    /** Inflated as it is stored, so that whoever takes over can begin at any line. */
    private long lay(HttpServletRequest request, String job) {
        long bytes = 0;
        try (FileChannel file = directory.create(job, INPUT)) {
            InputStream body = inflated(request);
            byte[] piece = new byte[PIECE];
            for (int read = read(body, piece); read >= 0; read = read(body, piece)) {
                bytes += read;
                if (bytes > settings.mostBytes()) {
                    throw ImportFault.tooLarge(settings.mostBytes());
                }
                for (ByteBuffer buffer = ByteBuffer.wrap(piece, 0, read); buffer.hasRemaining(); ) {
                    file.write(buffer);
                }
            }
            file.force(true);
        } catch (IOException e) {
            // Our disk, not the client's lines.
            throw new UncheckedIOException(e);
        }
        if (bytes == 0) {
            throw ImportFault.nothing();
        }
        directory.keepNames(job);
        return bytes;
    }

    private static int read(InputStream body, byte[] piece) {
        try {
            return body.read(piece);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static InputStream inflated(HttpServletRequest request) {
        String encoding = request.getHeader("Content-Encoding");
        boolean plain = encoding == null || encoding.equalsIgnoreCase("identity");
        if (!plain && !encoding.equalsIgnoreCase("gzip")) {
            throw ImportFault.encoding(encoding);
        }
        try {
            return plain ? request.getInputStream() : new GZIPInputStream(request.getInputStream(), PIECE);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static Refused unreadable(IOException cause) {
        Refused refused = ImportFault.unreadable();
        refused.initCause(cause);
        return refused;
    }
}
