package org.usra.launcher.keycloak;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Keycloak's sign-in page in a real Chromium. */
final class SignInPage implements AutoCloseable {

    private final Playwright playwright;
    private final Page page;

    private SignInPage(Playwright playwright, Page page) {
        this.playwright = playwright;
        this.page = page;
    }

    static SignInPage open(String address) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking", "--disable-quic")));
        Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1000, 700));
        page.navigate(address);
        return new SignInPage(playwright, page);
    }

    private static Path chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium found; Debian: apt-get install chromium"));
    }

    String direction() {
        return page.locator("html").getAttribute("dir");
    }

    String heading() {
        return page.locator("h1").innerText().strip();
    }

    String text() {
        return page.locator("body").innerText();
    }

    void submit(String user, String password) {
        page.locator("#username").fill(user);
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
        page.waitForLoadState();
    }

    /** Violations of WCAG 2.2 AA that axe finds. */
    List<String> barriers() {
        return new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(violation -> violation.getId() + ": " + violation.getHelp())
                        .toList();
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
