package org.usra.launcher.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.List;

/** A page on paper: what is to be read stands on it, what could only be pressed does not. */
public final class Sheet {

    /** An A4 sheet without its margins of 16 mm, at 96 dots an inch. */
    private static final int WIDTH = 673;

    private Sheet() {}

    /** What is wrong with the page as it would be printed. The window is as narrow afterwards. */
    public static List<String> of(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(WIDTH, 900);
        List<String> faults = new ArrayList<>(Script.PRINTED.ask(page));
        Script.WIDE.ask(page).forEach(wide -> faults.add("printed too wide: " + wide));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        return faults;
    }
}
