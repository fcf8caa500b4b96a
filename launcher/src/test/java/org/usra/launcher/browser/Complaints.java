package org.usra.launcher.browser;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the browser itself says against a page: script errors, refused content, things that did not load. */
public final class Complaints {

    private static final Set<String> LOUD = Set.of("error", "warning");

    private final List<String> heard = new ArrayList<>();

    private Complaints() {}

    static Complaints of(Page page) {
        Complaints complaints = new Complaints();
        page.onConsoleMessage(complaints::hear);
        page.onPageError(error -> complaints.heard.add("script: " + error));
        page.onRequestFailed(request -> {
            // Whoever goes on to the next page ends the requests of this one.
            if (!request.failure().contains("ERR_ABORTED")) {
                complaints.heard.add("not loaded: " + request.url() + " " + request.failure());
            }
        });
        return complaints;
    }

    /** A violated Content-Security-Policy is told on the console too. */
    private void hear(ConsoleMessage message) {
        if (LOUD.contains(message.type())) {
            heard.add(message.type() + ": " + message.text() + " " + message.location());
        }
    }

    /** Everything since the last time that somebody asked. */
    public List<String> sinceLastAsked() {
        List<String> all = List.copyOf(heard);
        heard.clear();
        return all;
    }
}
