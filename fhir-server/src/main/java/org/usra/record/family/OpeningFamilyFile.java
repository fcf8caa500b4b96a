package org.usra.record.family;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.interaction.OwnTransactions;
import org.usra.record.interaction.OwnTransactions.Draft;
import org.usra.record.rulebook.RuleBook;
import org.usra.rules.identity.FamilyNumber;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Opens the file of a household: people, household, enrolments and cover at once, under one family number. */
@Component
class OpeningFamilyFile {

    private final JdbcClient jdbc;
    private final OwnTransactions transactions;
    private final Clock clock;

    OpeningFamilyFile(JdbcClient jdbc, OwnTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What was written: the Group first, then Patients, RelatedPerson, EpisodeOfCares, Coverages. */
    List<ObjectNode> open(Caller caller, FamilyFileForm form) {
        LocalDate today = clock.instant().atZone(RuleBook.EGYPT).toLocalDate();
        FamilyDraft family = new FamilyDraft(form, today);
        Draft draft = new Draft();
        List<String> patients = new ArrayList<>();
        for (FamilyFileForm.Member member : form.members()) {
            patients.add(draft.create(member.resource()));
        }
        String head = draft.create(family.head(patients.get(form.head())));
        draft.create(family.group(number(form.unit()), patients, head));
        for (String patient : patients) {
            draft.create(family.enrolment(patient));
        }
        for (int i = 0; i < patients.size(); i++) {
            draft.create(family.coverage(form.members().get(i), patients.get(i), patients.get(form.head())));
        }
        List<ObjectNode> written = new ArrayList<>(transactions.write(caller, draft));
        written.addFirst(written.remove(patients.size() + 1));
        return written;
    }

    /** The next number of the unit; whoever opens a file at the same moment waits for this transaction. */
    private FamilyNumber number(String unit) {
        record Unit(String governorate, int number) {}
        Unit found = jdbc.sql("select governorate, number from record.facility where id = ? and kind = 'unit'")
                .param(unit)
                .query((row, i) -> new Unit(row.getString(1), row.getInt(2)))
                .optional()
                .orElseThrow(() -> new Refused(
                        RefusalKind.UNRESOLVED,
                        new Refusal(
                                "reference-not-found",
                                "هذه الوحدة غير مسجلة. راجع رقم الوحدة.",
                                "This unit is not in the register. Check the unit.",
                                "Parameters.parameter('unit')")));
        int serial = jdbc.sql("""
                        insert into record.family_serial (unit, last_serial) values (?, 1)
                        on conflict (unit) do update set last_serial = family_serial.last_serial + 1
                        returning last_serial""").param(unit).query(Integer.class).single();
        return new FamilyNumber(found.governorate(), found.number(), serial);
    }
}
