package org.usra.record.export;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.job.FollowedJob;
import org.usra.record.job.JobsByHand;

/** Two patients of two units, 150 Observations each, a Group with one of them, and how an export is asked for. */
final class ExportScene {

    private ExportScene() {}

    static RunningRecord open() {
        RunningRecord record = new RunningRecord(
                        Stream.concat(Stream.of(JobsByHand.SETTINGS), Stream.of("--usra.job.rows-of-step=40"))
                                .toArray(String[]::new))
                .withPosts();
        record.load(IntStream.range(0, 300)
                .mapToObj(i -> "{'resourceType':'Observation','id':'o-" + i + "','status':'final','code':{'coding':[{"
                        + "'system':'http://loinc.org','code':'" + (i % 3 == 0 ? "8867-4" : "8310-5")
                        + "'}]},'subject':{'reference':'Patient/" + (i % 2 == 0 ? "p-own" : "p-other")
                        + "'},'valueQuantity':{'value':1.0" + i + "0}}")
                .toArray(String[]::new));
        record.load(
                "{'resourceType':'Group','id':'g','type':'person','actual':true,'member':[{'entity':{'reference':"
                        + "'Patient/p-own'}}]}",
                "{'resourceType':'Coverage','id':'c','status':'active','beneficiary':{'reference':'Patient/p-own'},"
                        + "'period':{'start':'2026-01-01'},'payor':[{'reference':'Organization/a-uhia'}]}");
        return record;
    }

    static Answer kickOff(RunningRecord record, String token, String path) {
        return record.send(token, "GET", path, "", "Prefer", "respond-async");
    }

    static FollowedJob exported(RunningRecord record, String token, String path) {
        String job = JobsByHand.followed(kickOff(record, token, path));
        JobsByHand.work(record);
        return new FollowedJob(record, token, job);
    }
}
