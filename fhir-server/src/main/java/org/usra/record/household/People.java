package org.usra.record.household;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.rules.household.FamilyRole;
import org.usra.rules.household.Newcomer;
import org.usra.rules.naming.Canonical;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** People whom a change of a household names: of the caller's own unit, or of any where the national ID proves them. */
@Component
class People {

    private static final Refusal NOT_FOUND = new Refusal(
            "reference-not-found",
            "هذا الشخص غير موجود في سجلات وحدتك. إن كان مسجلًا في وحدة أخرى فاكتب رقمه القومي كاملًا.",
            "This person was not found among those of your unit. If another unit keeps the file, give the whole national ID.");

    private final ResourceStore store;
    private final AccessPolicy access;
    private final JdbcClient jdbc;
    private final FamilyFiles files;

    People(ResourceStore store, AccessPolicy access, JdbcClient jdbc, FamilyFiles files) {
        this.store = store;
        this.access = access;
        this.jdbc = jdbc;
        this.files = files;
    }

    /** The person whom the input names, if the caller may name him. */
    String require(Caller caller, ChangeForm form, String input) {
        Optional<String> person = form.reference(input, "Patient");
        if (person.isEmpty()) {
            return proven(form).orElseThrow(() -> refused(input));
        }
        if (!isSeen(caller, person.get()) && !proven(form).equals(person)) {
            throw refused(input);
        }
        return person.get();
    }

    /** A person whom the caller may not see does not exist. */
    void requireSeen(Caller caller, String person) {
        if (!isSeen(caller, person)) {
            throw new Refused(
                    RefusalKind.NOT_FOUND,
                    new Refusal("not-found", "هذا الملف غير موجود.", "This resource was not found."));
        }
    }

    private boolean isSeen(Caller caller, String person) {
        return store.current(ResourceKey.of(person), access.visible(caller, "Patient", Interaction.READ))
                .filter(row -> !row.deleted())
                .isPresent();
    }

    /** The person with the national ID that was filled in. */
    private Optional<String> proven(ChangeForm form) {
        return form.text("national-id", "valueString")
                .flatMap(id -> jdbc.sql("select patient from record.person_identifier where system = ? and value = ?")
                        .params(List.of(Canonical.identifier("national-id"), id))
                        .query(String.class)
                        .optional())
                .map(id -> "Patient/" + id);
    }

    /** Whether the national ID that was filled in is that of this person. */
    boolean proves(ChangeForm form, String person) {
        return proven(form).filter(person::equals).isPresent();
    }

    Newcomer newcomer(String person, FamilyRole role) {
        FamilyFiles.Person known = files.person(person).orElseThrow(() -> refused("person"));
        return new Newcomer(person, role, known.born(), known.alive());
    }

    private static Refused refused(String input) {
        return new Refused(RefusalKind.UNRESOLVED, NOT_FOUND.at("Parameters.parameter('" + input + "')"));
    }
}
