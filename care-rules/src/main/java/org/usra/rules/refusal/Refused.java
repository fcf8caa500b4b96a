package org.usra.rules.refusal;

import java.util.List;

/** Thrown when a rule says no: nothing was changed, and the refusals say why and what to do. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RefusalKind kind;
    private final transient List<Refusal> refusals;

    public Refused(RefusalKind kind, List<Refusal> refusals) {
        super(refusals.isEmpty() ? kind.name() : refusals.getFirst().english());
        this.kind = kind;
        this.refusals = List.copyOf(refusals);
    }

    public Refused(RefusalKind kind, Refusal refusal) {
        this(kind, List.of(refusal));
    }

    public RefusalKind kind() {
        return kind;
    }

    public List<Refusal> refusals() {
        return refusals;
    }
}
