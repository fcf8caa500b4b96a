package org.usra.bench;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The work of a unit's day, each with the token of the person who does it. */
final class Workloads {

    private static final Pattern REFERRAL =
            Pattern.compile("\"resourceType\"\\s*:\\s*\"ServiceRequest\"\\s*,\\s*\"id\"\\s*:\\s*\"([^\"]+)\"");

    private static final Pattern TASK = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");
    private static final int RESOURCES_OF_A_BUNDLE = 50;

    private final Fhir doctorAtRecord;
    private final Fhir doctorAtReferral;
    private final Fhir system;
    private final Panel panel;

    /** @param system the record as a client of import scope sees it */
    Workloads(Fhir doctorAtRecord, Fhir doctorAtReferral, Fhir system, Panel panel) {
        this.doctorAtRecord = doctorAtRecord;
        this.doctorAtReferral = doctorAtReferral;
        this.system = system;
        this.panel = panel;
    }

    List<Workload> all() {
        return List.of(
                new Workload("create Patient", caller -> {
                    Random random = new Random();
                    return () -> system.post("/Patient", SystemPayloads.patient(random));
                }),
                reading("read", random -> "/Patient/" + Panel.any(panel.patients(), random)),
                reading(
                        "search by identifier",
                        random -> "/Patient?identifier=https%3A%2F%2Ffhir.usra.example%2Fid%2Fnational-id%7C"
                                + Panel.any(panel.nationalIds(), random)),
                reading(
                        "last ten Observations by code",
                        random -> "/Observation?patient=" + Panel.any(panel.patients(), random)
                                + "&code=http%3A%2F%2Floinc.org%7C29463-7&_sort=-date&_count=10"),
                reading(
                        "coverage query",
                        random -> "/Coverage?beneficiary=Patient/" + Panel.any(panel.patients(), random)
                                + "&status=active"),
                reading(
                        "open family file",
                        random -> "/Group/" + Panel.any(panel.households(), random) + "/$family-file"),
                new Workload("encounter transaction (6 resources)", caller -> visiting(new Random(caller))),
                new Workload("Task update with If-Match", caller -> updating()),
                new Workload("referral submitted and recalled", caller -> referring(new Random(caller))),
                new Workload(
                        "bulk load, one resource of a Bundle of " + RESOURCES_OF_A_BUNDLE,
                        RESOURCES_OF_A_BUNDLE,
                        caller -> loading(new Random(caller))));
    }

    private Workload reading(String name, Function<Random, String> path) {
        return new Workload(name, caller -> {
            Random random = new Random(caller);
            return () -> doctorAtRecord.get(path.apply(random));
        });
    }

    private Supplier<Answer> visiting(Random random) {
        return () -> doctorAtRecord.post("", Payloads.visit(Panel.any(panel.patients(), random), random));
    }

    /** A Task of the caller's own, so that nobody else changes it. */
    private Supplier<Answer> updating() {
        Random random = new Random();
        String patient = Panel.any(panel.patients(), random);
        Answer created = system.post("/Task", SystemPayloads.task(null, patient, 0));
        Matcher id = TASK.matcher(created.body());
        if (!created.isGood() || !id.find()) {
            return () -> created.isGood() ? new Answer(500, created.body()) : created;
        }
        AtomicLong version = new AtomicLong(1);
        return () -> {
            Answer answer = system.put(
                    "/Task/" + id.group(1),
                    version.get(),
                    SystemPayloads.task(id.group(1), patient, version.intValue()));
            version.incrementAndGet();
            return answer;
        };
    }

    private Supplier<Answer> loading(Random random) {
        return () -> system.post(
                "", SystemPayloads.observations(Panel.any(panel.patients(), random), RESOURCES_OF_A_BUNDLE, random));
    }

    /** A referral stays open until it is recalled, and a second one for the same service is refused: so both, each time. */
    private Supplier<Answer> referring(Random random) {
        return () -> {
            Answer answer = new Answer(409, "");
            for (int attempt = 0; answer.status() == 409 && attempt < 5; attempt++) {
                answer = doctorAtReferral.post(
                        "/ServiceRequest/$submit", Payloads.referral(Panel.any(panel.patients(), random), random));
            }
            Matcher id = REFERRAL.matcher(answer.body());
            if (!answer.isGood() || !id.find()) {
                return new Answer(answer.status() / 100 == 2 ? 500 : answer.status(), answer.body());
            }
            return doctorAtReferral.post(
                    "/ServiceRequest/" + id.group(1) + "/$revoke",
                    "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"reason\",\"valueString\":\"bench\"}]}");
        };
    }
}
