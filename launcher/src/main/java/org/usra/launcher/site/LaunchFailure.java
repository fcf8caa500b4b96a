package org.usra.launcher.site;

/** Why Usra does not run, each with the exit code by which a script can tell them apart. */
public enum LaunchFailure {
    USAGE(2, "the command line is not understood"),
    OLD_JDK(10, "the JDK is older than 21"),
    PORT_TAKEN(11, "another process listens on a port that Usra needs"),
    DISK_FULL(12, "there is too little disk space"),
    WRONG_CLOCK(13, "the clock of the machine cannot be right"),
    DATA_DIRECTORY(14, "the data directory is not ours, or belongs to another user"),
    ALREADY_RUNNING(15, "another launcher uses the same data directory"),
    NOT_BUILT(16, "a packaged part is missing"),
    POSTGRES(20, "PostgreSQL did not start"),
    NOT_DURABLE(21, "PostgreSQL runs with settings that lose committed data"),
    MIGRATION(22, "a schema could not be migrated"),
    KEYCLOAK(23, "Keycloak did not start or refuses its realm"),
    NOT_READY(24, "a service did not become ready in time"),
    CHILD_DIED(25, "a process ended while it was needed"),
    DEMO_DATA(26, "the demonstration data could not be loaded"),
    TOKEN(30, "Keycloak gave no token");

    private final int exitCode;
    private final String meaning;

    LaunchFailure(int exitCode, String meaning) {
        this.exitCode = exitCode;
        this.meaning = meaning;
    }

    public int exitCode() {
        return exitCode;
    }

    public String meaning() {
        return meaning;
    }
}
