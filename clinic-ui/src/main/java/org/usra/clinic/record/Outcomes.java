package org.usra.clinic.record;

import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.usra.clinic.language.Language;
import org.usra.clinic.language.Translated;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Reads a refusal of the record or of the process out of its OperationOutcome. */
final class Outcomes {

    private Outcomes() {}

    static Refused refused(int status, OperationOutcome outcome) {
        List<Refusal> refusals =
                outcome.getIssue().stream().map(Outcomes::refusal).toList();
        return new Refused(kind(status, outcome), refusals.isEmpty() ? List.of(unexplained(status)) : refusals);
    }

    private static Refusal refusal(OperationOutcomeIssueComponent issue) {
        StringType text = issue.getDetails().getTextElement();
        String fallback = issue.hasDiagnostics()
                ? issue.getDiagnostics()
                : issue.getCode() == null ? "" : issue.getCode().getDisplay();
        String english = text.isEmpty() ? fallback : Translated.text(text, Language.EN);
        String arabic = text.isEmpty() ? fallback : Translated.text(text, Language.AR);
        String code = issue.getDetails().hasCoding()
                ? issue.getDetails().getCodingFirstRep().getCode()
                : String.valueOf(
                        issue.getCode() == null ? "error" : issue.getCode().toCode());
        return new Refusal(code == null ? "error" : code, arabic, english, element(issue));
    }

    private static @Nullable String element(OperationOutcomeIssueComponent issue) {
        return issue.hasExpression() ? issue.getExpression().getFirst().getValue() : null;
    }

    private static RefusalKind kind(int status, OperationOutcome outcome) {
        String type = outcome.hasIssue() && outcome.getIssueFirstRep().getCode() != null
                ? outcome.getIssueFirstRep().getCode().toCode()
                : "";
        return Arrays.stream(RefusalKind.values())
                .filter(kind -> kind.status() == status && kind.issueType().equals(type))
                .findFirst()
                .or(() -> Arrays.stream(RefusalKind.values())
                        .filter(kind -> kind.status() == status)
                        .findFirst())
                .orElse(status >= 500 ? RefusalKind.BUSY : RefusalKind.INVALID);
    }

    private static Refusal unexplained(int status) {
        return new Refusal(
                "http-" + status,
                "رفض السجل الطلب دون سبب مكتوب (الرمز " + status + "). لم يتغير شيء.",
                "The record refused without a written reason (code " + status + "). Nothing was changed.");
    }
}
