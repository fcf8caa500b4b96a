package org.usra.record.job;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.usra.record.outcome.Outcome;
import org.usra.record.search.PublicAddress;
import org.usra.record.server.OperationResult;

/**
 * How a client follows a job, by the <a href="https://hl7.org/fhir/uv/bulkdata/STU2/export.html">asynchronous pattern</a>: 202
 * and an address to poll.
 */
@Component
public class Follow {

    /** The first segment of every address of a job. */
    static final String SEGMENT = "$job";

    private final PublicAddress address;

    Follow(PublicAddress address) {
        this.address = address;
    }

    /** Where the job is followed. */
    public String url(String job) {
        return address.publicUrl() + "/" + SEGMENT + "/" + job;
    }

    /** Where one of its files is. */
    public String url(String job, String file) {
        return url(job) + "/" + file;
    }

    /** The answer to the request that began it. */
    public OperationResult accepted(String job) {
        return new OperationResult(
                202, Outcome.done(english(job), arabic(job)).toBytes(), null, Map.of("Content-Location", url(job)));
    }

    private String english(String job) {
        return "The work has begun. Ask for its progress at " + url(job) + ".";
    }

    private String arabic(String job) {
        return "بدأ العمل. تابع تقدمه على العنوان " + url(job) + ".";
    }
}
