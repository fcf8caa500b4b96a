package org.usra.referral.server;

import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.usra.referral.vocabulary.Terms;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.Refused;

/** Refusals as OperationOutcomes (docs/interfaces.md, section 7). */
final class Outcomes {

    private static final String NEXT_SLOT = "next-slot";

    private Outcomes() {}

    static OperationOutcome of(Refused refused) {
        OperationOutcome outcome = new OperationOutcome();
        for (Refusal refusal : refused.refusals()) {
            // What is offered instead (the next free slots) stands beside the refusal and is not an error itself.
            boolean offer = refusal.code().equals(NEXT_SLOT);
            OperationOutcome.OperationOutcomeIssueComponent issue = outcome.addIssue()
                    .setSeverity(offer ? IssueSeverity.INFORMATION : IssueSeverity.ERROR)
                    .setCode(
                            offer
                                    ? IssueType.INFORMATIONAL
                                    : IssueType.fromCode(refused.kind().issueType()));
            issue.setDetails(Terms.ours("issue", refusal.code()));
            issue.getDetails().setTextElement(Terms.bilingual(refusal.arabic(), refusal.english()));
            if (refusal.element() != null) {
                if (offer) {
                    issue.setDiagnostics(refusal.element());
                } else {
                    issue.addExpression(refusal.element());
                }
            }
        }
        return outcome;
    }
}
