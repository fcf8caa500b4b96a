package org.usra.clinic.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usra.clinic.access.SignedIn;
import org.usra.clinic.draft.Drafts;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.language.Language;
import org.usra.clinic.language.LanguageCookies;
import org.usra.clinic.language.Preference;
import org.usra.clinic.language.Preferences;

/** Changing language, theme and shortcuts; the page stays, and so does what was typed into it. */
@Controller
class ReadingPage {

    private static final Set<String> THEMES = Set.of("auto", "light", "dark");

    private final LanguageCookies cookies;
    private final Preferences preferences;
    private final Drafts drafts;
    private final Acting acting;

    ReadingPage(LanguageCookies cookies, Preferences preferences, Drafts drafts, Acting acting) {
        this.cookies = cookies;
        this.preferences = preferences;
        this.drafts = drafts;
        this.acting = acting;
    }

    @GetMapping("/language")
    String language(
            @RequestParam String lang,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        choose(new Preference(Language.of(lang), cookies.theme(request), cookies.singleKeys(request)), response);
        return "redirect:" + local(back);
    }

    /** The language button of a page with a form posts the whole form, so that nothing typed is lost without scripts. */
    @PostMapping("/language")
    String languageOfForm(
            @RequestParam String lang,
            @RequestParam(defaultValue = "/") String back,
            @RequestParam(defaultValue = "") String draft,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response) {
        SignedIn.optional().filter(person -> !draft.isEmpty()).ifPresent(person -> {
            fields.remove("lang");
            fields.remove("back");
            drafts.keep(person.subject(), draft, Entered.from(fields));
        });
        return language(lang, back, request, response);
    }

    @GetMapping("/me")
    String me() {
        return "me";
    }

    @PostMapping("/me")
    String keep(
            @RequestParam String lang,
            @RequestParam String theme,
            @RequestParam(defaultValue = "off") String keys,
            HttpServletResponse response,
            RedirectAttributes next) {
        choose(new Preference(Language.of(lang), THEMES.contains(theme) ? theme : "auto", "on".equals(keys)), response);
        acting.done(next, "receipt.me", List.of());
        return "redirect:/me";
    }

    private void choose(Preference preference, HttpServletResponse response) {
        cookies.write(response, preference);
        SignedIn.optional().ifPresent(person -> preferences.keep(person.subject(), preference));
    }

    /** Only a page of this site: an address with a host would send people elsewhere. */
    private static String local(String back) {
        boolean ours = back.startsWith("/") && !back.startsWith("//") && !back.contains("\\");
        return ours ? URI.create(back.replace(" ", "%20")).toString() : "/";
    }
}
