package org.usra.rules.refusal;

/** What sort of "no" a refusal is; each sort has one HTTP status and one FHIR issue type. */
public enum RefusalKind {
    MALFORMED(400, "structure"),
    UNSUPPORTED_PARAMETER(400, "not-supported"),
    VERSION_REQUIRED(400, "required"),
    UNAUTHENTICATED(401, "login"),
    FORBIDDEN(403, "forbidden"),
    NOT_FOUND(404, "not-found"),
    NOT_SUPPORTED(405, "not-supported"),
    NOT_ACCEPTABLE(406, "not-supported"),
    CONFLICT(409, "conflict"),
    DUPLICATE(409, "duplicate"),
    GONE(410, "deleted"),
    STALE_VERSION(412, "conflict"),
    SEVERAL_MATCHES(412, "multiple-matches"),
    TOO_LARGE(413, "too-long"),
    UNSUPPORTED_MEDIA(415, "not-supported"),
    INVALID(422, "invalid"),
    RULE(422, "business-rule"),
    UNRESOLVED(422, "not-found"),
    TOO_COSTLY(403, "too-costly"),
    BUSY(503, "transient");

    private final int status;
    private final String issueType;

    RefusalKind(int status, String issueType) {
        this.status = status;
        this.issueType = issueType;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** The FHIR {@code IssueType} of the OperationOutcome. */
    public String issueType() {
        return issueType;
    }
}
