package org.usra.referral.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usra.referral.record.RecordRefused;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The one place where a "no" becomes an HTTP answer. */
@Interceptor
public class RefusalAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalAnswers.class);

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException answer(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return answer(refused.kind().status(), Outcomes.of(refused));
            }
            if (cause instanceof RecordRefused refused) {
                return answer(refused.status(), refused.outcome());
            }
        }
        if (thrown instanceof BaseServerResponseException protocol && protocol.getStatusCode() < 500) {
            return answer(protocol.getStatusCode(), Outcomes.of(protocol(protocol)));
        }
        LOG.error("a step failed", thrown);
        return answer(500, Outcomes.of(broken()));
    }

    private static BaseServerResponseException answer(int status, OperationOutcome outcome) {
        return new UnclassifiedServerFailureException(
                status, outcome.getIssueFirstRep().getDetails().getText(), outcome);
    }

    private static Refused protocol(BaseServerResponseException protocol) {
        RefusalKind kind = switch (protocol.getStatusCode()) {
            case 404 -> RefusalKind.NOT_FOUND;
            case 405 -> RefusalKind.NOT_SUPPORTED;
            case 422 -> RefusalKind.INVALID;
            default -> RefusalKind.MALFORMED;
        };
        return new Refused(
                kind,
                new Refusal(
                        "wrong-type",
                        "الطلب لا يطابق أي عملية لهذه الخدمة: " + protocol.getMessage(),
                        "The request fits no operation of this service: " + protocol.getMessage(),
                        "http.url"));
    }

    private static Refused broken() {
        return new Refused(
                RefusalKind.BUSY,
                new Refusal(
                        "internal-error",
                        "حدث خطأ في الخدمة ولم يتغير شيء. أعد المحاولة، وإن تكرر فأبلغ الدعم.",
                        "The service failed and changed nothing. Try again; if it repeats, tell support."));
    }
}
