package org.usra.record.family;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.interaction.OwnTransactions;
import org.usra.record.interaction.OwnTransactions.Draft;
import org.usra.record.rulebook.RuleBook;

/** Opens the file of a household: people, household, enrolments and cover at once, under one family number. */
@Component
class OpeningFamilyFile {

    private final FamilyNumbers numbers;
    private final OwnTransactions transactions;
    private final Clock clock;

    OpeningFamilyFile(FamilyNumbers numbers, OwnTransactions transactions, Clock clock) {
        this.numbers = numbers;
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
        String head = draft.create(SchemeResources.head(patients.get(form.head())));
        draft.create(family.group(numbers.next(form.unit()), patients, head));
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
}
