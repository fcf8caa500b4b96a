package org.usra.clinic.desk;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;
import org.usra.clinic.directory.Directory;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.record.ReferralProcess;
import org.usra.clinic.record.ReferralProcess.Subject;
import org.usra.clinic.referral.UnknownAction;
import org.usra.clinic.workplace.Workplace;

/** What a hospital may do with a referral now, asked of the process itself, and doing it. */
@Component
class TaskActions {

    private static final Set<String> OPERATIONS = Set.of(
            "receive",
            "accept",
            "decline",
            "request-information",
            "return-with-advice",
            "redirect",
            "hand-back",
            "answer-cancel");

    private final ReferralProcess process;
    private final Directory directory;
    private final Workplace workplace;

    TaskActions(ReferralProcess process, Directory directory, Workplace workplace) {
        this.process = process;
        this.directory = directory;
        this.workplace = workplace;
    }

    /** The operations that are open now, without the dollar sign: accept, decline, book, admit and so on. */
    Set<String> of(String taskId) {
        return process.availableActions(taskId).first(Parameters.class).stream()
                .flatMap(parameters -> parameters.getParameter().stream())
                .filter(parameter -> "action".equals(parameter.getName()))
                .map(TaskActions::name)
                .collect(Collectors.toSet());
    }

    List<String> perform(String taskId, String operation, Entered entered, String once) {
        if (!OPERATIONS.contains(operation)) {
            throw UnknownAction.of(operation);
        }
        Parameters in = new Parameters();
        if (entered.has("reason")) {
            in.addParameter().setName("reason").setValue(new CodeType(entered.value("reason")));
        }
        if (entered.has("service")) {
            in.addParameter()
                    .setName("service")
                    .setValue(new Reference("HealthcareService/" + entered.value("service")));
        }
        if (entered.has("accept")) {
            in.addParameter().setName("accept").setValue(new BooleanType(entered.is("accept", "true")));
        }
        if (entered.has("text")) {
            in.addParameter().setName("text").setValue(new StringType(entered.value("text")));
        }
        process.perform(new Subject("Task", taskId, entered.value("version")), operation, in, once);
        return List.of();
    }

    /** The same specialty at the other hospitals, to which a referral can be passed on. */
    List<Directory.Service> elsewhere(DeskItem item) {
        String own = workplace.current().organization();
        return directory.services().stream()
                .filter(service -> service.code().equals(item.referral().service()))
                .filter(service -> !service.facility().equals(own))
                .toList();
    }

    /** The operation's own name; its code where none is given. */
    private static String name(ParametersParameterComponent action) {
        String operation = part(action, "operation");
        String name = operation.contains("$") ? operation.substring(operation.indexOf('$') + 1) : operation;
        return name.isEmpty() ? part(action, "code") : name;
    }

    private static String part(ParametersParameterComponent action, String name) {
        return action.getPart().stream()
                .filter(part -> name.equals(part.getName()) && part.hasValue())
                .map(part -> String.valueOf(part.getValue().primitiveValue()))
                .findFirst()
                .orElse("");
    }
}
