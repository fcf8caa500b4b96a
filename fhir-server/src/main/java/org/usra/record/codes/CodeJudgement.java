package org.usra.record.codes;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usra.record.terminology.Concept;
import org.usra.rules.coding.SearchWords;

/**
 * Whether one given code is right: it is there, may be used, and is called so.
 *
 * @param english why not, or what to know of it; empty where there is nothing to say
 * @param display what the concept is called; null where there is none
 */
record CodeJudgement(
        boolean right,
        String english,
        String arabic,
        @Nullable String display) {

    static CodeJudgement missing(String english, String arabic) {
        return new CodeJudgement(false, english, arabic, null);
    }

    static CodeJudgement of(AskedCode asked, Concept concept, boolean abstractAllowed, @Nullable String language) {
        String display = concept.display(language);
        if (!concept.selectable() && !abstractAllowed) {
            return new CodeJudgement(
                    false,
                    "The code \"" + asked.code() + "\" only groups others; it is not recorded.",
                    "الرمز \"" + asked.code() + "\" يجمع رموزًا أخرى ولا يُسجّل بذاته.",
                    display);
        }
        String given = asked.display();
        if (given != null && !isName(concept, given)) {
            return new CodeJudgement(
                    false,
                    "The code \"" + asked.code() + "\" is not called \"" + given + "\".",
                    "الرمز \"" + asked.code() + "\" لا يُسمى \"" + given + "\".",
                    display);
        }
        return concept.inactive()
                ? new CodeJudgement(
                        true,
                        "The code \"" + asked.code() + "\" is no longer in use.",
                        "الرمز \"" + asked.code() + "\" لم يعد مستخدمًا.",
                        display)
                : new CodeJudgement(true, "", "", display);
    }

    /** Of several codings of one concept a right one is told, else the first. */
    static CodeJudgement best(List<CodeJudgement> judgements) {
        return judgements.stream().filter(CodeJudgement::right).findFirst().orElseGet(judgements::getFirst);
    }

    /** Case, accents and Arabic spelling do not make another name. */
    private static boolean isName(Concept concept, String given) {
        String line = SearchWords.line(given);
        Optional<String> any = concept.names().findAny();
        return any.isEmpty() || concept.names().map(SearchWords::line).anyMatch(line::equals);
    }

    Told told() {
        Told told = new Told().truth("result", right);
        if (!english.isEmpty()) {
            told.sentence("message", english, arabic);
        }
        return told.text("display", display);
    }
}
