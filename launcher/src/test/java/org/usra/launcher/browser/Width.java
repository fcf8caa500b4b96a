package org.usra.launcher.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/** The width of a page: it fits a small desktop and, at 320 px, a telephone or a fourfold magnification. */
public enum Width {
    DESKTOP(1366),
    SMALL(320);

    private final int pixels;

    Width(int pixels) {
        this.pixels = pixels;
    }

    public void take(Page page) {
        page.setViewportSize(pixels, 900);
    }

    /** What reaches beyond it, so that a person must scroll sideways. */
    public List<String> exceeded(Page page) {
        take(page);
        return Script.WIDE.ask(page);
    }
}
