package org.usra.launcher.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe finds against WCAG 2.2 AA on a page as it stands. */
public final class Barriers {

    private Barriers() {}

    public static List<String> on(Page page) {
        return new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .flatMap(violation -> violation.getNodes().stream()
                                .map(node ->
                                        violation.getId() + ": " + node.getHtml() + " " + node.getFailureSummary()))
                        .toList();
    }
}
