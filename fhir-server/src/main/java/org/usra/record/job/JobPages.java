package org.usra.record.job;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.audit.ReadAudit;
import org.usra.record.interaction.InteractionFault;
import org.usra.record.job.JobView.Seen;
import org.usra.record.outcome.Outcome;
import org.usra.record.server.StreamedAddress;
import org.usra.rules.refusal.RefusalKind;

/** {@code [base]/$job/[id]}: progress, answer, cancelling; and below it the files. */
@Component
class JobPages implements StreamedAddress {

    private static final String RETRY_SECONDS = "2";

    private final JobView jobs;
    private final JobDownload download;
    private final JobDirectory directory;
    private final JobSettings settings;
    private final ReadAudit audit;
    private final Clock clock;

    JobPages(
            JobView jobs,
            JobDownload download,
            JobDirectory directory,
            JobSettings settings,
            ReadAudit audit,
            Clock clock) {
        this.jobs = jobs;
        this.download = download;
        this.directory = directory;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public boolean isMeant(HttpServletRequest request, List<String> path) {
        return path.size() >= 2 && path.getFirst().equals(Follow.SEGMENT);
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response, List<String> path, Caller caller)
            throws IOException {
        Seen job =
                jobs.find(caller, path.get(1)).filter(seen -> !isExpired(seen)).orElseThrow(InteractionFault::notFound);
        boolean reading = request.getMethod().equals("GET");
        if (path.size() == 3 && reading) {
            download.send(request, response, job, path.get(2), caller);
        } else if (path.size() == 2 && reading) {
            show(response, job);
        } else if (path.size() == 2 && request.getMethod().equals("DELETE")) {
            cancel(response, job, caller);
        } else {
            throw Outcome.http(
                    RefusalKind.NOT_SUPPORTED,
                    "A job is followed with GET and ended with DELETE.",
                    "يُتابع العمل بطريقة GET ويُنهى بطريقة DELETE.");
        }
    }

    private void show(HttpServletResponse response, Seen job) throws IOException {
        if (job.isOpen()) {
            response.setStatus(202);
            response.setHeader("X-Progress", job.progress().isEmpty() ? "waiting" : job.progress());
            response.setHeader("Retry-After", RETRY_SECONDS);
            return;
        }
        response.setStatus(job.status());
        Instant expires = expires(job);
        if (expires != null) {
            response.setHeader(
                    "Expires", DateTimeFormatter.RFC_1123_DATE_TIME.format(expires.atOffset(ZoneOffset.UTC)));
        }
        response.setHeader("Cache-Control", "no-store");
        byte[] answer = job.answer();
        if (answer != null) {
            response.setContentType(job.contentType());
            response.setContentLength(answer.length);
            response.getOutputStream().write(answer);
        }
    }

    private void cancel(HttpServletResponse response, Seen job, Caller caller) {
        audit.record(caller, Interaction.OPERATION, "Bundle", "DELETE $job/" + job.id(), List.of(), 0);
        jobs.cancel(job.id(), clock.instant());
        directory.remove(job.id());
        response.setStatus(202);
    }

    /** Its answer is gone from this moment on, whenever a worker gets to removing it. */
    private boolean isExpired(Seen job) {
        Instant expires = expires(job);
        return expires != null && !expires.isAfter(clock.instant());
    }

    private @Nullable Instant expires(Seen job) {
        return job.ended() == null ? null : job.ended().plus(settings.keep());
    }
}
