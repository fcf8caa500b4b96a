package org.usra.launcher.browser;

import com.microsoft.playwright.Page;

/** The hands of somebody who has a keyboard and no mouse. */
public final class Keys {

    private static final int PATIENCE = 200;

    private final Page page;

    public Keys(Page page) {
        this.page = page;
    }

    public Keys type(String text) {
        page.keyboard().type(text);
        return this;
    }

    public Keys press(String key) {
        page.keyboard().press(key);
        return this;
    }

    /** Presses a key that opens the next page, and waits for that. */
    public Keys go(String key) {
        page.waitForNavigation(() -> press(key));
        return this;
    }

    /** Presses Tab until the element has the focus. */
    public Keys reach(String selector) {
        return until("Tab", selector + ":focus", "Tab never reaches " + selector);
    }

    /** Reaches a field and types into it. */
    public Keys fill(String selector, String text) {
        return reach(selector).type(text);
    }

    /** Reaches a list and goes down it to a value. */
    public Keys select(String selector, String value) {
        reach(selector);
        String wanted = selector + ":has(option[value='" + value + "']:checked)";
        return page.locator(wanted).count() > 0 ? this : until("ArrowDown", wanted, value + " is not in " + selector);
    }

    /** Reaches a group of radio buttons and goes down it to one of them. */
    public Keys choose(String group, String one) {
        until("Tab", group + " input:focus", "Tab never reaches " + group);
        return page.locator(one + ":checked").count() > 0
                ? this
                : until("ArrowDown", one + ":checked", one + " is not in " + group);
    }

    private Keys until(String key, String wanted, String otherwise) {
        for (int pressed = 0; pressed < PATIENCE; pressed++) {
            if (pressed > 0 && page.locator(wanted).count() > 0) {
                return this;
            }
            press(key);
        }
        throw new AssertionError(otherwise + " on " + page.url());
    }
}
