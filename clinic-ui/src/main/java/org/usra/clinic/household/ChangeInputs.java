package org.usra.clinic.household;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.family.FamilyCard;
import org.usra.clinic.family.MemberCard;
import org.usra.clinic.language.Digits;

/** What a form of a change says, checked field by field and written as the input of its operation. */
final class ChangeInputs {

    private final ChangeKind kind;
    private final Entered entered;
    private final FamilyCard family;

    /** @param family with the members of the other file among its own, where two are merged */
    ChangeInputs(ChangeKind kind, Entered entered, FamilyCard family) {
        this.kind = kind;
        this.entered = entered;
        this.family = family;
    }

    /** The day in the three fields of this name; empty where they are no day. */
    static Optional<LocalDate> day(Entered entered, String name) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(Digits.only(entered.value(name + "-year"))),
                    Integer.parseInt(Digits.only(entered.value(name + "-month"))),
                    Integer.parseInt(Digits.only(entered.value(name + "-day")))));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The message of what is wrong, by field. */
    Map<String, String> errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        switch (kind) {
            case NEWBORN -> {
                need("own", errors);
                need("sex", errors);
                if (day(entered, "birth").isEmpty()) {
                    errors.put("birth-day", "change.error.birth-day");
                }
                if (entered.has("identity") && Newborn.nationalId(entered).isEmpty()) {
                    errors.put("identity", "register.error.identity");
                }
            }
            case TRANSFER -> {
                need("identity", errors);
                need("role", errors);
            }
            case LEAVE, CORRECT, DEATH -> need("person", errors);
            case HEAD, REOPEN -> need(kind == ChangeKind.HEAD ? "head" : "identity", errors);
            case SPLIT -> {
                if (leaving().isEmpty()) {
                    errors.put("goes", "change.error.goes");
                }
            }
            case MERGE -> need("number", errors);
            case MOVE -> need("unit", errors);
            case CLOSE -> {}
        }
        boolean said = List.of("date-day", "date-month", "date-year").stream().anyMatch(entered::has);
        if (said && day(entered, "date").isEmpty()) {
            errors.put("date-day", "change.error.date-day");
        }
        return errors;
    }

    private void need(String field, Map<String, String> errors) {
        if (!entered.has(field)) {
            errors.put(field, "change.error." + field);
        }
    }

    /**
     * @param other the file that is to be merged into this one, where that is the change
     */
    Parameters parameters(boolean preview, Optional<FamilyCard> other) {
        Parameters in = new Parameters();
        switch (kind) {
            case NEWBORN -> {
                in.addParameter().setName("resource").setResource(Newborn.of(entered, family));
                code(in, "role", "child");
            }
            case TRANSFER -> {
                proof(in);
                code(in, "role", entered.value("role"));
                code(in, "reason", entered.value("reason", "transfer"));
            }
            case LEAVE -> {
                patient(in, "person", entered.value("person"));
                code(in, "reason", entered.value("reason", "leaving"));
                patient(in, "head", entered.value("head"));
            }
            case HEAD -> {
                patient(in, "head", entered.value("head"));
                code(in, "role", entered.value("role", "other"));
            }
            case CORRECT -> {
                patient(in, "person", entered.value("person"));
                code(in, "role", entered.value("role"));
            }
            case SPLIT -> {
                leaving().forEach(person -> member(in, person, entered.value("role-" + person, "other")));
                patient(in, "head", entered.value("head"));
            }
            case MERGE ->
                other.ifPresent(ends -> {
                    in.addParameter().setName("household").setValue(new Reference("Group/" + ends.id()));
                    ends.members()
                            .forEach(each -> member(
                                    in,
                                    each.person().id(),
                                    entered.value("role-" + each.person().id(), roleInOther(each))));
                });
            case MOVE ->
                in.addParameter().setName("unit").setValue(new Reference("Organization/" + entered.value("unit")));
            case DEATH -> patient(in, "head", entered.value("head"));
            case REOPEN -> proof(in);
            case CLOSE -> {}
        }
        day(entered, "date").ifPresent(day -> in.addParameter().setName("date").setValue(new DateType(day.toString())));
        text(in, "note", entered.value("note"));
        if (preview) {
            in.addParameter().setName("preview").setValue(new BooleanType(true));
        }
        return in;
    }

    /** The birth date is asked of the person and not taken from the number, which states it too. */
    private void proof(Parameters in) {
        text(in, "national-id", Digits.only(entered.value("identity")));
        day(entered, "birth")
                .ifPresent(day -> in.addParameter().setName("birth-date").setValue(new DateType(day.toString())));
    }

    /** A head who joins another family is a member like others there, until the registrar says what. */
    static String roleInOther(MemberCard member) {
        return member.role().equals("head") ? "other" : member.role();
    }

    private List<String> leaving() {
        return family.members().stream()
                .map(member -> member.person().id())
                .filter(id -> entered.values("goes").contains(id))
                .toList();
    }

    private static void member(Parameters in, String person, String role) {
        Parameters.ParametersParameterComponent member = in.addParameter().setName("member");
        member.addPart().setName("person").setValue(new Reference("Patient/" + person));
        member.addPart().setName("role").setValue(new CodeType(role));
    }

    private static void patient(Parameters in, String name, String id) {
        if (!id.isEmpty()) {
            in.addParameter().setName(name).setValue(new Reference("Patient/" + id));
        }
    }

    private static void code(Parameters in, String name, String code) {
        if (!code.isEmpty()) {
            in.addParameter().setName(name).setValue(new CodeType(code));
        }
    }

    private static void text(Parameters in, String name, String text) {
        if (!text.isEmpty()) {
            in.addParameter().setName(name).setValue(new StringType(text));
        }
    }
}
