package org.usra.record.prevention;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.audit.ReadAudit;
import org.usra.record.commit.Elements;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.ResourceDocument;
import org.usra.record.rulebook.RuleBook;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.StoredResource;
import org.usra.rules.prevention.PlannedDose;
import org.usra.rules.prevention.VaccinationPlan;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** {@code GET Patient/[id]/$vaccination-card}: docs/fhir/vaccination.md. */
@Component
class VaccinationCardOperation implements Operation {

    private final AccessPolicy access;
    private final ResourceStore store;
    private final DocumentReader reader;
    private final VaccinationSchedule schedule;
    private final RecordedDoses recorded;
    private final ReadAudit audit;
    private final Clock clock;

    VaccinationCardOperation(
            AccessPolicy access,
            ResourceStore store,
            DocumentReader reader,
            VaccinationSchedule schedule,
            RecordedDoses recorded,
            ReadAudit audit,
            Clock clock) {
        this.access = access;
        this.store = store;
        this.reader = reader;
        this.schedule = schedule;
        this.recorded = recorded;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "vaccination-card";
    }

    @Override
    public Level level() {
        return Level.INSTANCE;
    }

    @Override
    public String type() {
        return "Patient";
    }

    @Override
    public Verb verb() {
        return Verb.GET_OR_POST;
    }

    @Override
    public String output() {
        return "ImmunizationRecommendation";
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        Caller caller = request.caller();
        access.requirePermitted(caller, type(), Interaction.READ);
        access.requirePermitted(caller, "Immunization", Interaction.READ);
        ResourceKey key = new ResourceKey(type(), Objects.requireNonNull(request.id()));
        JsonNode patient = patient(caller, key);
        Instant now = clock.instant();
        LocalDate today = now.atZone(RuleBook.EGYPT).toLocalDate();
        LocalDate day = lastDay(patient, today);
        List<PlannedDose> planned =
                VaccinationPlan.of(birthDate(patient), recorded.of(caller, key.id(), day), schedule.on(today), day);
        audit.record(
                caller, Interaction.OPERATION, type(), key + "/$vaccination-card", List.of(key.id()), planned.size());
        return OperationResult.ok(ResourceDocument.of(VaccinationCard.of(key.id(), now, planned, schedule.names())));
    }

    private JsonNode patient(Caller caller, ResourceKey key) {
        StoredResource row = store.current(key, access.visible(caller, type(), Interaction.READ))
                .filter(found -> !found.deleted() && opensEveryDose(caller, key))
                .orElseThrow(() -> new Refused(
                        RefusalKind.NOT_FOUND,
                        new Refusal("not-found", "هذا الملف غير موجود.", "This resource was not found.")));
        return reader.readStored(row.bytes()).root();
    }

    /** To who sees only some of the doses the others would seem to be missing, and be given again. */
    private boolean opensEveryDose(Caller caller, ResourceKey key) {
        return access.openings(caller, List.of("Immunization"), Interaction.READ).stream()
                .anyMatch(opening -> store.current(key, opening.patient()).isPresent());
    }

    /** Today; of who died, the day of the death: nothing is asked for later. */
    private static LocalDate lastDay(JsonNode patient, LocalDate today) {
        Instant death = Elements.begins(patient.path("deceasedDateTime"));
        LocalDate day = death == null ? today : death.atZone(RuleBook.EGYPT).toLocalDate();
        return day.isBefore(today) ? day : today;
    }

    private static LocalDate birthDate(JsonNode patient) {
        try {
            return LocalDate.parse(patient.path("birthDate").asText());
        } catch (DateTimeParseException e) {
            throw new Refused(
                    RefusalKind.RULE,
                    new Refusal(
                            "missing-element",
                            "بطاقة التطعيم تحتاج تاريخ الميلاد كاملًا. أكمله في بيانات الشخص.",
                            "The vaccination card needs the whole birth date. Complete it in the Patient.",
                            "Patient.birthDate"));
        }
    }
}
