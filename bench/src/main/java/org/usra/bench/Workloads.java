package org.usra.bench;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The work of a unit's day, each with the token of the person who does it. */
final class Workloads {

    private static final Pattern REFERRAL =
            Pattern.compile("\"resourceType\"\\s*:\\s*\"ServiceRequest\"\\s*,\\s*\"id\"\\s*:\\s*\"([^\"]+)\"");

    private final Fhir doctorAtRecord;
    private final Fhir doctorAtReferral;
    private final Panel panel;

    Workloads(Fhir doctorAtRecord, Fhir doctorAtReferral, Panel panel) {
        this.doctorAtRecord = doctorAtRecord;
        this.doctorAtReferral = doctorAtReferral;
        this.panel = panel;
    }

    List<Workload> all() {
        return List.of(
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
                new Workload("referral submitted and recalled", caller -> referring(new Random(caller))));
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
