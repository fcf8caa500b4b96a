package org.usra.record.family;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Date;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.commit.Change;
import org.usra.record.commit.Derivation;
import org.usra.record.commit.Elements;
import org.usra.record.row.Guard;
import org.usra.record.row.Pipeline;
import org.usra.record.row.Values;
import org.usra.rules.identity.NationalId;
import org.usra.rules.naming.Canonical;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** What rules ask of a person, and the identifiers that no two persons share. */
@Component
class PersonRows implements Derivation {

    private static final String NATIONAL_ID = Canonical.identifier("national-id");
    private static final Set<String> UNIQUE =
            Set.of(NATIONAL_ID, Canonical.identifier("newborn"), Canonical.identifier("passport"));

    /** Names no person: who else has the number is not the asker's business. */
    private static final Refusal DUPLICATE = new Refusal(
            "duplicate-identifier",
            "هذا الرقم مسجل لشخص آخر. ابحث عنه بالرقم القومي بدل تسجيله مرة أخرى.",
            "This identifier is registered already. Find the person by it instead of registering again.");

    private final Pipeline pipeline;

    PersonRows(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public Set<String> types() {
        return Set.of("Patient");
    }

    @Override
    public void withdraw(Change change) {
        pipeline.add("delete from record.person_identifier where patient = ?", List.of(change.id()));
        pipeline.add("delete from record.person where patient = ?", List.of(change.id()));
    }

    @Override
    public void derive(Change change) {
        JsonNode root = Elements.root(change.after());
        JsonNode deceased = root.path("deceasedBoolean");
        pipeline.add(
                "insert into record.person (patient, birth_date, gender, deceased) values (?, ?, ?, ?)",
                Values.of(
                        change.id(),
                        birthDate(root),
                        Elements.text(root.path("gender")),
                        deceased.asBoolean() || root.has("deceasedDateTime")));
        if (root.has("active") && !root.path("active").asBoolean()) {
            return;
        }
        List<JsonNode> identifiers = Elements.items(root.path("identifier")).toList();
        for (int i = 0; i < identifiers.size(); i++) {
            register(change.id(), identifiers.get(i), "Patient.identifier[" + i + "].value");
        }
    }

    private void register(String patient, JsonNode identifier, String element) {
        String system = identifier.path("system").asText();
        String value = identifier.path("value").asText();
        if (!UNIQUE.contains(system) || identifier.path("use").asText().equals("old") || value.isEmpty()) {
            return;
        }
        if (system.equals(NATIONAL_ID)) {
            requireStructure(value, element);
        }
        pipeline.add(
                "insert into record.person_identifier (system, value, patient) values (?, ?, ?)",
                List.of(system, value, patient),
                Guard.constraint(
                        "person_identifier", value, () -> new Refused(RefusalKind.DUPLICATE, DUPLICATE.at(element))));
    }

    private static void requireStructure(String value, String element) {
        try {
            // Not parse(): what is stored has exactly fourteen digits, whatever a clerk may type in a find box.
            new NationalId(value);
        } catch (Refused refused) {
            throw new Refused(
                    refused.kind(),
                    refused.refusals().stream().map(r -> r.at(element)).toList());
        }
    }

    private static @Nullable Date birthDate(JsonNode root) {
        try {
            return Date.valueOf(LocalDate.parse(root.path("birthDate").asText()));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
