package org.usra.record.search;

/** What a search asks of {@code Bundle.total} ({@code _total}). It is exact where it stands, and absent elsewhere. */
enum Total {
    NONE,
    /** If it is cheap enough to be had. */
    ESTIMATE,
    /** Or a refusal. */
    ACCURATE;

    static Total of(String value) {
        return switch (value) {
            case "accurate" -> ACCURATE;
            case "estimate" -> ESTIMATE;
            case "none" -> NONE;
            default ->
                throw SearchFault.value(
                        value, "_total is none, estimate or accurate", "قيمة _total هي none أو estimate أو accurate");
        };
    }
}
