package org.usra.rules.admission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An Encounter that passed the gate before and that the new one names as the one it is part of.
 *
 * @param ground the code of its own {@link Ground}
 * @param followUpUntil until when control visits belong to it; null when it opens none
 */
public record EarlierStay(
        String encounter,
        String patient,
        String hospital,
        String ground,
        @Nullable Instant followUpUntil) {}
