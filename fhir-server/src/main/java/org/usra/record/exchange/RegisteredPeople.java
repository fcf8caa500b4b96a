package org.usra.record.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.access.SqlCriterion;
import org.usra.record.document.DocumentReader;
import org.usra.record.row.Values;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.rules.civil.CivilRefusals;
import org.usra.rules.civil.Described;
import org.usra.rules.civil.SamePersonRule;
import org.usra.rules.identity.NationalId;
import org.usra.rules.identity.Sex;
import org.usra.rules.naming.Canonical;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Whom of the register an authority means: exactly one living person, or a refusal that says why it is none. */
@Component
class RegisteredPeople {

    private final JdbcClient jdbc;
    private final ResourceStore store;
    private final DocumentReader reader;

    RegisteredPeople(JdbcClient jdbc, ResourceStore store, DocumentReader reader) {
        this.jdbc = jdbc;
        this.store = store;
        this.reader = reader;
    }

    /**
     * A person of the register.
     *
     * @param household the open family file to which he belongs, null where he belongs to none
     * @param role in it, empty where he belongs to none
     */
    record Registered(
            String reference, Described described, @Nullable String household, String role) {

        boolean heads() {
            return role.equals("head");
        }
    }

    private record Row(boolean deceased, @Nullable String household, String role) {}

    /** The one whom the national ID names and the description fits. */
    Registered require(Report.Person person) {
        return require(person.numbers(), person.described());
    }

    /** The same by the number that is to be replaced, of which the birth date may be wrong too. */
    Registered requireByOldNumber(Report.Person person) {
        return require(person.oldNumbers(), person.described().withoutBirthDate());
    }

    private Registered require(List<String> numbers, Described reported) {
        requireReadable(reported);
        Set<String> patients = new LinkedHashSet<>();
        for (String number : numbers) {
            patients.add(patient(NationalId.parse(number)).orElseThrow(() -> refused(CivilRefusals.PERSON_UNKNOWN)));
        }
        if (patients.size() != 1) {
            throw refused(CivilRefusals.SEVERAL_PERSONS);
        }
        String patient = patients.iterator().next();
        Row row = row(patient);
        if (row.deceased()) {
            throw refused(CivilRefusals.DECEASED);
        }
        Registered registered = new Registered("Patient/" + patient, described(patient), row.household(), row.role());
        List<Refusal> differences = SamePersonRule.differences(reported, registered.described());
        if (!differences.isEmpty()) {
            throw new Refused(RefusalKind.RULE, differences);
        }
        return registered;
    }

    void requireReadable(Described reported) {
        if (!SamePersonRule.isReadable(reported)) {
            throw refused(CivilRefusals.NAME_UNREADABLE);
        }
    }

    /** The newborn without a national ID whom the family has told of, and no other of the same day and sex. */
    Optional<Registered> newborn(String household, Described reported) {
        List<Registered> born = jdbc.sql("""
                        select m.person, m.role from record.household_member m
                          join record.person p on p.patient = m.person
                          join record.person_identifier i on i.patient = m.person and i.system = ?
                        where m.household = ? and m.closed is null and not p.deceased
                          and p.birth_date = ? and p.gender = ?""")
                .params(Values.of(
                        Canonical.identifier("newborn"),
                        ResourceKey.of(household).id(),
                        reported.born(),
                        reported.sex() == null ? null : reported.sex().code()))
                .query((row, i) -> new Registered(
                        "Patient/" + row.getString(1), described(row.getString(1)), household, row.getString(2)))
                .list();
        List<Registered> named = born.stream()
                .filter(each -> SamePersonRule.isSameName(reported, each.described()))
                .toList();
        if (named.size() > 1) {
            throw refused(CivilRefusals.SEVERAL_PERSONS);
        }
        if (named.isEmpty() && !born.isEmpty()) {
            throw refused(CivilRefusals.NAME_DIFFERS);
        }
        return named.stream().findFirst();
    }

    private Optional<String> patient(NationalId number) {
        return jdbc.sql("select patient from record.person_identifier where system = ? and value = ?")
                .params(Canonical.identifier("national-id"), number.digits())
                .query(String.class)
                .optional();
    }

    private Row row(String patient) {
        return jdbc.sql("""
                        select p.deceased, m.household, coalesce(m.role, '') from record.person p
                          left join record.household_member m on m.person = p.patient and m.closed is null
                        where p.patient = ?""")
                .param(patient)
                .query((row, i) -> new Row(
                        row.getBoolean(1),
                        row.getString(2) == null ? null : "Group/" + row.getString(2),
                        row.getString(3)))
                .single();
    }

    private Described described(String patient) {
        JsonNode root = store.current(new ResourceKey("Patient", patient), SqlCriterion.EVERYTHING)
                .map(row -> (JsonNode) reader.readStored(row.bytes()).root())
                .orElseThrow();
        String born = root.path("birthDate").asText();
        Sex sex = ReportReader.sex(root);
        return new Described(ReportReader.names(root), born.length() == 10 ? LocalDate.parse(born) : null, sex);
    }

    static Refused refused(Refusal refusal) {
        return new Refused(RefusalKind.RULE, refusal);
    }
}
