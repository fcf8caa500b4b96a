package org.usra.record.household;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.access.SqlCriterion;
import org.usra.record.commit.Elements;
import org.usra.record.document.DocumentReader;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.StoredResource;
import org.usra.rules.household.FamilyRole;
import org.usra.rules.household.Household;
import org.usra.rules.household.Member;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Family files as they stand in the transaction that is to change them. */
@Component
class FamilyFiles {

    private static final Refused NOT_FOUND = new Refused(
            RefusalKind.NOT_FOUND,
            new Refusal(
                    "not-found",
                    "هذا الملف غير موجود. راجع رقمه.",
                    "This family file was not found. Check its number."));

    private final ResourceStore store;
    private final DocumentReader reader;
    private final AccessPolicy access;
    private final JdbcClient jdbc;

    FamilyFiles(ResourceStore store, DocumentReader reader, AccessPolicy access, JdbcClient jdbc) {
        this.store = store;
        this.reader = reader;
        this.access = access;
        this.jdbc = jdbc;
    }

    /** What the register knows of a person. */
    record Person(@Nullable LocalDate born, boolean alive) {}

    /** The file, locked until the transaction ends, so that changes of one household follow each other. */
    Household locked(String reference) {
        return locked(reference, SqlCriterion.EVERYTHING);
    }

    /** As {@link #locked(String)}, if the caller may change it; else it does not exist. */
    Household locked(Caller caller, String reference) {
        return locked(reference, access.visible(caller, "Group", Interaction.UPDATE));
    }

    private Household locked(String reference, SqlCriterion visible) {
        ResourceKey key = ResourceKey.of(reference);
        StoredResource row = store.lock(List.of(key), type -> visible).get(key);
        if (row == null || row.deleted()) {
            throw NOT_FOUND;
        }
        ObjectNode group = tree(row);
        if (Elements.code(group.path("code"), "group-type")
                .filter("household"::equals)
                .isEmpty()) {
            throw NOT_FOUND;
        }
        return household(reference, new FamilyFile(group));
    }

    /** The file to which the person belongs now. */
    Optional<String> householdOf(String patient) {
        return jdbc.sql("select household from record.household_member where person = ? and closed is null")
                .param(ResourceKey.of(patient).id())
                .query(String.class)
                .optional()
                .map(id -> "Group/" + id);
    }

    Worksheet.Sheet load(ResourceKey key) {
        StoredResource row = store.current(key, SqlCriterion.EVERYTHING)
                .filter(found -> !found.deleted())
                .orElseThrow(() -> new IllegalStateException(key + " is referred to and not there"));
        return new Worksheet.Sheet(tree(row), row.version());
    }

    /** What is not there is empty. */
    Optional<ObjectNode> find(ResourceKey key) {
        return store.current(key, SqlCriterion.EVERYTHING)
                .filter(found -> !found.deleted())
                .map(this::tree);
    }

    /** Refuses as if it were not there what the caller may not read. */
    void requireReadable(Caller caller, ResourceKey group) {
        if (store.current(group, access.visible(caller, "Group", Interaction.READ))
                .filter(found -> !found.deleted())
                .isEmpty()) {
            throw NOT_FOUND;
        }
    }

    /** A version of the past. */
    ObjectNode version(ResourceKey key, long version) {
        return tree(store.version(key, version, SqlCriterion.EVERYTHING).orElseThrow());
    }

    long currentVersion(ResourceKey key) {
        return store.current(key, SqlCriterion.EVERYTHING).orElseThrow().version();
    }

    Optional<Person> person(String patient) {
        return Optional.ofNullable(people(List.of(patient)).get(patient));
    }

    private Map<String, Person> people(List<String> patients) {
        Map<String, Person> people = new HashMap<>();
        jdbc.sql("select patient, birth_date, deceased from record.person where patient = any(?)")
                .param(patients.stream().map(each -> ResourceKey.of(each).id()).toArray(String[]::new))
                .query(row -> {
                    people.put(
                            "Patient/" + row.getString(1),
                            new Person(row.getObject(2, LocalDate.class), !row.getBoolean(3)));
                });
        return people;
    }

    private Household household(String reference, FamilyFile file) {
        List<JsonNode> standing = file.members()
                .filter(member -> FamilyFile.person(member).isPresent())
                .toList();
        Map<String, Person> people = people(standing.stream()
                .map(member -> "Patient/" + FamilyFile.person(member).orElseThrow())
                .toList());
        List<Member> members = new ArrayList<>();
        for (JsonNode each : standing) {
            String person = "Patient/" + FamilyFile.person(each).orElseThrow();
            Instant since = Elements.begins(each.path("period").path("start"));
            Person known = people.get(person);
            members.add(new Member(
                    person,
                    FamilyRole.of(FamilyFile.role(each)).orElse(FamilyRole.OTHER),
                    known == null ? null : known.born(),
                    since == null ? Instant.EPOCH : since));
        }
        String unit = file.assignment()
                .flatMap(each -> Elements.reference(each.path("valueReference"), "Organization"))
                .orElse("");
        return new Household(
                reference, file.isOpen(), unit, Objects.requireNonNullElse(file.began(), Instant.EPOCH), members);
    }

    private ObjectNode tree(StoredResource row) {
        return reader.readStored(row.bytes()).root().deepCopy();
    }
}
