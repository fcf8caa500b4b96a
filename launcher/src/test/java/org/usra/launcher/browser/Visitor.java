package org.usra.launcher.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.List;
import org.usra.launcher.house.Checkout;
import org.usra.launcher.site.Addresses;

/** One person of the demonstration, signed in through Keycloak in a browser profile of their own. */
public final class Visitor implements AutoCloseable {

    private static final int PATIENCE_MILLISECONDS = 60_000;

    private final BrowserContext profile;
    private final Page page;
    private final Complaints complaints;
    private final String home;

    private Visitor(BrowserContext profile, Page page, String home) {
        this.profile = profile;
        this.page = page;
        this.complaints = Complaints.of(page);
        this.home = home;
    }

    public static Visitor signIn(Chromium chromium, Addresses addresses, String user) {
        Visitor visitor = stranger(chromium, addresses);
        visitor.open("/");
        visitor.page.locator("#username").fill(user);
        visitor.page.locator("#password").fill("usra");
        visitor.page.locator("#kc-login").click();
        visitor.page.locator("#sign-out").waitFor();
        visitor.page.waitForLoadState(); // keys work from then on
        return visitor;
    }

    /** Somebody who has not signed in. */
    public static Visitor stranger(Chromium chromium, Addresses addresses) {
        BrowserContext profile = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1366, 900)
                        .setLocale("ar-EG"));
        profile.setDefaultTimeout(PATIENCE_MILLISECONDS);
        return new Visitor(profile, profile.newPage(), addresses.clinic());
    }

    public Page page() {
        return page;
    }

    public Complaints complaints() {
        return complaints;
    }

    public Locator at(String selector) {
        return page.locator(selector).first();
    }

    public Response open(String path) {
        return page.navigate(home + path);
    }

    /** Opens a page in a language, as a browser does that was told so before. */
    public Response open(String path, String language) {
        profile.addCookies(List.of(new Cookie("USRA_LANG", language).setUrl(home)));
        return open(path);
    }

    public void fill(String selector, String text) {
        at(selector).fill(text);
    }

    /** Clicks and waits for the page that follows. */
    public void press(String selector) {
        page.waitForNavigation(() -> at(selector).click());
    }

    /** The last part of the address. */
    public String addressEnd() {
        return page.url().replaceAll("[?#].*", "").replaceAll(".*/", "");
    }

    /** A picture of the page in Arabic and in English; in both, axe finds nothing. */
    public void see(String name) {
        for (String language : List.of("ar", "en")) {
            speak(language);
            picture(name + "-" + language);
            assertThat(Barriers.on(page)).as(name + " in " + language).isEmpty();
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

    @Override
    public void close() {
        profile.close();
    }
}
