package org.usra.record.panel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.audit.ReadAudit;
import org.usra.record.document.ResourceDocument;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.rules.operation.Input;
import org.usra.rules.panel.OpenDays;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** {@code GET PractitionerRole/[id]/$panel}: who was enrolled with this doctor at the end of a day, as a Group. */
@Component
class PanelOperation implements Operation {

    private static final Refusal NOT_YOUR_UNIT = new Refusal(
            "not-permitted",
            "قائمة طبيب الأسرة لوحدته فقط. اطلبها من الوحدة.",
            "The panel of a family doctor is for the doctor's own unit. Ask the unit for it.");

    private static final Refusal NOT_FOUND =
            new Refusal("not-found", "هذا المورد غير موجود.", "This resource was not found.");

    private final AccessPolicy access;
    private final Doctors doctors;
    private final Panels panels;
    private final ReadAudit audit;
    private final Clock clock;

    PanelOperation(AccessPolicy access, Doctors doctors, Panels panels, ReadAudit audit, Clock clock) {
        this.access = access;
        this.doctors = doctors;
        this.panels = panels;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "panel";
    }

    @Override
    public Level level() {
        return Level.INSTANCE;
    }

    @Override
    public String type() {
        return "PractitionerRole";
    }

    @Override
    public Verb verb() {
        return Verb.GET_OR_POST;
    }

    @Override
    public List<Input> inputs() {
        return List.of(Input.of("on", "date"));
    }

    @Override
    public String output() {
        return "Group";
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        Caller caller = request.caller();
        access.requirePermitted(caller, "EpisodeOfCare", Interaction.SEARCH);
        String doctor = Objects.requireNonNull(request.id());
        String unit = doctors.unitOf(doctor).orElseThrow(() -> new Refused(RefusalKind.NOT_FOUND, NOT_FOUND));
        if (!caller.imports() && !caller.organizations().contains(unit)) {
            throw new Refused(RefusalKind.FORBIDDEN, NOT_YOUR_UNIT);
        }
        LocalDate on = day(request);
        List<Panels.Entry> people = panels.list(doctor, unit, Day.begins(on.plusDays(1)));
        audit.record(
                caller,
                Interaction.OPERATION,
                type(),
                type() + "/" + doctor + "/$panel?on=" + on,
                people.stream().map(Panels.Entry::person).toList(),
                people.size());
        return OperationResult.ok(ResourceDocument.of(group(doctor, on, people)));
    }

    private LocalDate day(OperationRequest request) {
        String element = request.body() == null ? "http.on" : AssignForm.element("on");
        LocalDate today = Day.today(clock.instant());
        LocalDate on = request.first("on").map(text -> Day.of(text, element)).orElse(today);
        try {
            OpenDays.requireCome(on, today);
            return on;
        } catch (Refused refused) {
            throw new Refused(
                    refused.kind(),
                    refused.refusals().stream().map(each -> each.at(element)).toList());
        }
    }

    /** Says nothing that was not so on the day: an enrolment that has ended since shows no end. */
    private static ObjectNode group(String doctor, LocalDate on, List<Panels.Entry> people) {
        String post = "PractitionerRole/" + doctor;
        ObjectNode group = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Group")
                .put("type", "person")
                .put("actual", true)
                .put("quantity", people.size());
        group.putObject("managingEntity").put("reference", post);
        ObjectNode enrolled = group.putArray("characteristic").addObject();
        enrolled.putObject("code").put("text", "طبيب الأسرة · Family doctor");
        enrolled.putObject("valueReference").put("reference", post);
        enrolled.put("exclude", false)
                .putObject("period")
                .put("start", on.toString())
                .put("end", on.toString());
        if (!people.isEmpty()) {
            ArrayNode members = group.putArray("member");
            for (Panels.Entry each : people) {
                ObjectNode member = members.addObject();
                member.putObject("entity").put("reference", "Patient/" + each.person());
                member.putObject("period").put("start", Day.text(each.since()));
            }
        }
        return group;
    }
}
