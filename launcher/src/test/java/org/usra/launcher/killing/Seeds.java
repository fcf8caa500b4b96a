package org.usra.launcher.killing;

import java.security.SecureRandom;
import java.util.stream.LongStream;

/** Where the seeds of a series begin: new each time, or as {@code -Dusra.kill.seed} says, to see the same again. */
final class Seeds {

    private static final long FIRST = Long.getLong("usra.kill.seed", new SecureRandom().nextInt(1_000_000) * 1000L);

    private Seeds() {}

    /** @param usual how many rounds; {@code -Dusra.kill.rounds} says otherwise */
    static LongStream rounds(int usual) {
        System.out.println("seeds from " + FIRST + "; the same again with -Dusra.kill.seed=" + FIRST);
        return LongStream.range(FIRST, FIRST + Integer.getInteger("usra.kill.rounds", usual));
    }
}
