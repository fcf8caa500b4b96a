package org.usra.launcher.browser;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The way through a page with the Tab key alone: every stop is reached and seen, and the way has an end. */
public final class TabWalk {

    private TabWalk() {}

    /** What a person without a mouse could not reach, not see, or not leave. */
    public static List<String> through(Page page) {
        List<String> stops = Script.REACHABLE.ask(page);
        List<String> faults = new ArrayList<>();
        Set<Integer> reached = new TreeSet<>();
        for (int step = 0; step < stops.size() + 3; step++) {
            page.keyboard().press("Tab");
            List<String> focused = Script.FOCUSED.ask(page);
            int stop = Integer.parseInt(focused.getFirst());
            if (stop == -1 || reached.contains(stop)) {
                // At the end Chromium gives the focus back to the page, or begins again.
                break;
            }
            reached.add(stop);
            faults.addAll(focused.subList(1, focused.size()));
        }
        for (int stop = 0; stop < stops.size(); stop++) {
            if (!reached.contains(stop)) {
                faults.add("never reached by Tab: " + stops.get(stop));
            }
        }
        return faults;
    }
}
