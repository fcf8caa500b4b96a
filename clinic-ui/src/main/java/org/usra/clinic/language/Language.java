package org.usra.clinic.language;

import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;

/** The two languages of the scheme, equal in rights; Arabic is what a page speaks when nobody chose. */
public enum Language {
    AR("ar", "rtl", "ar-EG-u-nu-latn"),
    EN("en", "ltr", "en-GB");

    private final String code;
    private final String direction;
    private final Locale locale;

    Language(String code, String direction, String tag) {
        this.code = code;
        this.direction = direction;
        this.locale = Locale.forLanguageTag(tag);
    }

    public String code() {
        return code;
    }

    public String direction() {
        return direction;
    }

    /** Latin digits in both: the JDK alone mixes digit shapes on one Arabic page. */
    public Locale locale() {
        return locale;
    }

    public Language other() {
        return this == AR ? EN : AR;
    }

    /** The language of the page that is being made. */
    public static Language current() {
        return of(LocaleContextHolder.getLocale());
    }

    public static Language of(Locale locale) {
        return "en".equals(locale.getLanguage()) ? EN : AR;
    }

    public static Language of(String code) {
        return "en".equals(code) ? EN : AR;
    }
}
