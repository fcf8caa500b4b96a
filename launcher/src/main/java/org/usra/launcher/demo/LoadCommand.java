package org.usra.launcher.demo;

import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.LaunchFailure;

/** What was asked for on the command line of {@link DemoData}. */
record LoadCommand(String base, String token, int households, long seed) {

    private static final String USAGE =
            "usage: DemoData --base URL --token TOKEN [--households N] [--seed N]   (N up to "
                    + DemoData.MOST_HOUSEHOLDS + ")";

    static LoadCommand parse(String[] words) {
        String base = "http://localhost:8081/fhir";
        String token = "";
        int households = 300;
        long seed = DemoData.SEED;
        for (int i = 0; i < words.length; i += 2) {
            if (i + 1 == words.length) {
                throw new LaunchFailed(LaunchFailure.USAGE, USAGE);
            }
            String value = words[i + 1];
            try {
                switch (words[i]) {
                    case "--base" -> base = value;
                    case "--token" -> token = value;
                    case "--households" -> households = Integer.parseInt(value);
                    case "--seed" -> seed = Long.parseLong(value);
                    default -> throw new LaunchFailed(LaunchFailure.USAGE, USAGE);
                }
            } catch (NumberFormatException e) {
                throw new LaunchFailed(LaunchFailure.USAGE, words[i] + " wants a number. " + USAGE, e);
            }
        }
        if (token.isEmpty()) {
            throw new LaunchFailed(LaunchFailure.USAGE, USAGE);
        }
        return new LoadCommand(base, token, households, seed);
    }
}
