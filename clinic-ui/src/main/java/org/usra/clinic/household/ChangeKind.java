package org.usra.clinic.household;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** One thing that happens to a family, as the registrar chooses it. */
public enum ChangeKind {
    NEWBORN("add-member"),
    TRANSFER("transfer-member"),
    LEAVE("leave"),
    HEAD("change-head"),
    CORRECT("correct-member"),
    SPLIT("split"),
    MERGE("merge"),
    MOVE("move-unit"),
    DEATH("record-death"),
    CLOSE("close"),
    REOPEN("reopen");

    private final String operation;

    ChangeKind(String operation) {
        this.operation = operation;
    }

    /** The operation of the record that does it. */
    String operation() {
        return operation;
    }

    /** Its word in addresses and messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ChangeKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
