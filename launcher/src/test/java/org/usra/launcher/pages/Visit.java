package org.usra.launcher.pages;

import java.util.List;
import org.usra.launcher.house.Checkout;

/**
 * A page as one person opens it: a line of {@code visits.csv}.
 *
 * @param user a user of the demonstration, or nobody
 * @param path with the names of {@link Situations} in braces
 * @param kind a page, or only a part of one: a fragment, a redirect, a word for machines
 */
record Visit(String user, String path, int status, Kind kind) {

    static final String NOBODY = "nobody";

    /** Whether a person sees it by itself. */
    enum Kind {
        PAGE,
        PART
    }

    static List<Visit> all() {
        return Checkout.text(Checkout.root().resolve("launcher/src/test/resources/org/usra/launcher/pages/visits.csv"))
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Visit(
                        cells[0],
                        cells[1],
                        Integer.parseInt(cells[2]),
                        Kind.valueOf(cells[3].toUpperCase(java.util.Locale.ROOT))))
                .toList();
    }

    @Override
    public String toString() {
        return user + " " + path;
    }
}
