package org.usra.clinic;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.usra.clinic.outside.OutsideWorld;

/** A browser without scripts: it keeps cookies, follows the way to the sign-in page and sends forms. */
final class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String origin;
    private final HttpClient http;
    private String page = "";

    private Browser(String origin, String language) {
        this.origin = origin;
        CookieManager cookies = new CookieManager();
        HttpCookie chosen = new HttpCookie("USRA_LANG", language);
        chosen.setPath("/");
        chosen.setVersion(0);
        cookies.getCookieStore().add(URI.create(origin), chosen);
        this.http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    static Browser signedIn(OutsideWorld outside, String origin, String user, String language) {
        outside.signInAs(user);
        Browser browser = new Browser(origin, language);
        browser.open("/me");
        return browser;
    }

    HttpResponse<String> open(String path) {
        return send(HttpRequest.newBuilder(URI.create(origin + path)).GET());
    }

    /** Sends a form as the page that was opened last would. */
    HttpResponse<String> send(String path, Map<String, String> fields) {
        Matcher csrf = CSRF.matcher(page);
        String token = csrf.find() ? csrf.group(1) : "";
        String body = fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"))
                + "&_csrf=" + encoded(token);
        return send(HttpRequest.newBuilder(URI.create(origin + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            page = answer.body();
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
