package org.usra.record.job;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usra.rules.refusal.Refused;

/** Works on one job, step by step. */
@Component
public class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final JobLeases leases;
    private final JobDirectory directory;
    private final JobHeartbeat heartbeat;
    private final Map<String, Work> works;

    JobRunner(JobLeases leases, JobDirectory directory, JobHeartbeat heartbeat, List<Work> works) {
        this.leases = leases;
        this.directory = directory;
        this.heartbeat = heartbeat;
        this.works = works.stream().collect(Collectors.toMap(Work::kind, Function.identity()));
    }

    /**
     * Takes up the oldest job that nobody works on.
     *
     * @param goOn asked before every step; on false the job is left to others
     * @return false when there was none
     */
    public boolean work(BooleanSupplier goOn) {
        Optional<Job> taken = leases.take();
        taken.ifPresent(job -> work(job, goOn));
        return taken.isPresent();
    }

    private void work(Job job, BooleanSupplier goOn) {
        try (JobHeartbeat.Beat beat = heartbeat.start(job);
                Work.Run run = Objects.requireNonNull(works.get(job.kind()), job.kind())
                        .open(job)) {
            do {
                if (!goOn.getAsBoolean()) {
                    leases.release(job);
                    return;
                }
            } while (run.step());
        } catch (LeaseLost lost) {
            LOG.info("{}", lost.getMessage());
        } catch (Refused refused) {
            leases.refused(job, refused);
        } catch (RuntimeException e) {
            LOG.warn("a step of job {} ({}) failed", job.id(), job.kind(), e);
            leases.failed(job);
        }
    }

    /** Removes the answers and files that were kept long enough, and what a killed process left of an upload. */
    public void tidy() {
        for (String job : leases.expired()) {
            directory.remove(job);
            leases.forget(job);
        }
        leases.unknown(directory.untouchedSince(leases.longAgo())).forEach(directory::remove);
    }
}
