package org.usra.record.job;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.audit.ReadAudit;
import org.usra.record.interaction.InteractionFault;
import org.usra.record.job.JobView.Seen;

/** Sends a file of a job that is done: as many bytes as its row says, whatever else a worker may have left behind them. */
@Component
class JobDownload {

    private static final int PIECE = 1 << 16;

    private final Jobs jobs;
    private final JobDirectory directory;
    private final ReadAudit audit;

    JobDownload(Jobs jobs, JobDirectory directory, ReadAudit audit) {
        this.jobs = jobs;
        this.directory = directory;
        this.audit = audit;
    }

    void send(HttpServletRequest request, HttpServletResponse response, Seen job, String name, Caller caller)
            throws IOException {
        JobFile file = jobs.files(job.id()).stream()
                .filter(each -> each.name().equals(name) && job.state().equals("done"))
                .findFirst()
                .orElseThrow(InteractionFault::notFound);
        try (InputStream stored = Files.newInputStream(directory.file(job.id(), file.name()))) {
            // Before the first byte leaves: nothing is shown unrecorded.
            audit.record(
                    caller, Interaction.OPERATION, file.type(), "$job/" + job.id() + "/" + file.name(), List.of(), (int)
                            Math.min(file.entries(), Integer.MAX_VALUE));
            response.setStatus(200);
            response.setContentType("application/fhir+ndjson");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Vary", "Accept-Encoding, Authorization");
            copy(request, response, stored, file.bytes());
        } catch (NoSuchFileException e) {
            throw InteractionFault.notFound();
        }
    }

    private static void copy(HttpServletRequest request, HttpServletResponse response, InputStream stored, long bytes)
            throws IOException {
        String accepted = request.getHeader("Accept-Encoding");
        if (accepted != null && accepted.contains("gzip")) {
            response.setHeader("Content-Encoding", "gzip");
            GZIPOutputStream deflated = new GZIPOutputStream(response.getOutputStream(), PIECE);
            copy(stored, deflated, bytes);
            // Only a whole file gets the end that makes it a valid one.
            deflated.finish();
        } else {
            response.setContentLengthLong(bytes);
            copy(stored, response.getOutputStream(), bytes);
        }
    }

    private static void copy(InputStream stored, OutputStream sent, long bytes) throws IOException {
        byte[] piece = new byte[PIECE];
        for (long left = bytes; left > 0; ) {
            int read = stored.read(piece, 0, (int) Math.min(left, piece.length));
            if (read < 0) {
                throw new EOFException("a file of a job is shorter than its row says");
            }
            sent.write(piece, 0, read);
            left -= read;
        }
    }
}
