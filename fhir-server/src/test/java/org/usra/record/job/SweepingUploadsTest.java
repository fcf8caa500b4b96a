package org.usra.record.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usra.record.RunningRecord;
import org.usra.record.access.TestTokens;

/** What a process that was killed in the middle of an upload leaves on disk, goes; nothing else does. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SweepingUploadsTest {

    private static final String LINE = "{\"resourceType\":\"Basic\",\"id\":\"swept\",\"code\":{\"text\":\"x\"}}\n";

    @TempDir
    private Path root;

    @Test
    void a_folder_without_a_job_goes_once_nothing_was_written_into_it_for_a_day() throws IOException {
        try (RunningRecord record =
                new RunningRecord("--usra.job.workers=0", "--usra.job.lease=0s", "--usra.job.directory=" + root)) {
            String begun = JobsByHand.begin(
                    record, TestTokens.conformance(), "$import", LINE, "Content-Type", "application/fhir+ndjson");
            String waiting = begun.substring(begun.lastIndexOf('/') + 1);
            String broken = Jobs.newId();
            String slow = Jobs.newId();
            for (String job : List.of(broken, slow)) {
                try (FileChannel file = record.bean(JobDirectory.class).create(job, "input.ndjson")) {
                    assertThat(file.isOpen()).isTrue();
                }
            }
            Files.createDirectory(root.resolve("lost+found"));
            for (Path old : List.of(
                    root.resolve(waiting).resolve("input.ndjson"),
                    root.resolve(waiting),
                    root.resolve(broken).resolve("input.ndjson"),
                    root.resolve(broken),
                    root.resolve(slow),
                    root.resolve("lost+found"))) {
                Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
            }

            record.bean(JobRunner.class).tidy();

            assertThat(root.resolve(broken)).doesNotExist();
            assertThat(root.resolve(slow).resolve("input.ndjson")).exists();
            assertThat(root.resolve(waiting).resolve("input.ndjson")).exists();
            assertThat(root.resolve("lost+found")).exists();
        }
    }
}
