package org.usra.launcher.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.usra.launcher.house.Checkout;
import org.usra.launcher.site.Addresses;

/** One person of the demonstration, signed in through Keycloak in a browser profile of their own. */
final class Visitor implements AutoCloseable {

    private static final int PATIENCE_MILLISECONDS = 60_000;

    private final BrowserContext profile;
    private final Page page;
    private final String home;

    private Visitor(BrowserContext profile, Page page, String home) {
        this.profile = profile;
        this.page = page;
        this.home = home;
    }

    static Visitor signIn(Chromium chromium, Addresses addresses, String user) {
        BrowserContext profile = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1366, 900)
                        .setLocale("ar-EG"));
        profile.setDefaultTimeout(PATIENCE_MILLISECONDS);
        Page page = profile.newPage();
        page.navigate(addresses.clinic());
        page.locator("#username").fill(user);
        page.locator("#password").fill("usra");
        page.locator("#kc-login").click();
        page.locator("#sign-out").waitFor();
        return new Visitor(profile, page, addresses.clinic());
    }

    Page page() {
        return page;
    }

    Locator at(String selector) {
        return page.locator(selector).first();
    }

    void open(String path) {
        page.navigate(home + path);
    }

    void fill(String selector, String text) {
        at(selector).fill(text);
    }

    /** Clicks and waits for the page that follows. */
    void press(String selector) {
        page.waitForNavigation(() -> at(selector).click());
    }

    /** The last part of the address. */
    String addressEnd() {
        return page.url().replaceAll("[?#].*", "").replaceAll(".*/", "");
    }

    /** A picture of the page in Arabic and in English; in both, axe finds nothing. */
    void see(String name) {
        for (String language : List.of("ar", "en")) {
            speak(language);
            picture(name + "-" + language);
            assertThat(barriers()).as(name + " in " + language).isEmpty();
        }
        speak("ar");
    }

    /** Keeps a picture of the page, with the whole of it, where {@code -Dusra.pictures} says. */
    private void picture(String name) {
        Path directory = Checkout.root().resolve(System.getProperty("usra.pictures", "launcher/target/pictures"));
        page.evaluate("window.scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(directory.resolve(name + ".png"))
                .setFullPage(true));
    }

    private void speak(String language) {
        if (!language.equals(page.locator("html").getAttribute("lang"))) {
            page.waitForNavigation(() -> page.locator("#language").click());
        }
    }

    /** What axe finds against WCAG 2.2 AA on the page as it is. */
    private List<String> barriers() {
        return new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(violation -> page.url() + " " + violation.getId() + ": " + violation.getNodes())
                        .toList();
    }

    @Override
    public void close() {
        profile.close();
    }
}
