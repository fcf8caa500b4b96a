package org.usra.launcher.site;

import org.jspecify.annotations.Nullable;

/** The end of a start: a sentence for the person at the terminal, with the remedy, and an exit code for a script. */
public final class LaunchFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final LaunchFailure failure;

    public LaunchFailed(LaunchFailure failure, String sentence) {
        this(failure, sentence, null);
    }

    public LaunchFailed(LaunchFailure failure, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.failure = failure;
    }

    public LaunchFailure failure() {
        return failure;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
