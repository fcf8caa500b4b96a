package org.usra.rules.identity;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name as it is compared, not as it is shown: spellings that Egyptians use for one another fold to the same text.
 *
 * <p>Alef with hamza, madda or wasla is alef; dotless ya is ya; ta marbuta is ha; a hamza's seat is the bare letter and
 * a lone hamza is nothing; vowel marks and tatweel go; the parts of a compound name (Abd al-, Abu, ad-Din) join. Latin
 * text loses accents and case, and digits of every script become Latin. The table of pairs is the test resource
 * {@code name-spellings.csv}, which the search of the record obeys too.
 */
public final class ArabicName {

    private static final String HAMZA = "ء";
    private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\\p{Cf}ـ" + HAMZA + "'’‘ʼ`ʿʾ]");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final Pattern COMPOUND_HEAD = Pattern.compile("(?<!\\S)(عبد|ابو|ام) (?=\\S)");
    private static final Pattern COMPOUND_TAIL = Pattern.compile("(?<=\\S) (?=(الدين|الله)(?!\\S))");
    private static final List<String> HEADS = List.of("عبد ", "ابو ", "ام ");
    private static final List<String> TAILS = List.of(" الدين", " الله");

    private ArabicName() {}

    /** The form in which two spellings of one name are equal. */
    public static String fold(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char letter = FoldedLetters.of(name.charAt(i));
            if (letter == FoldedLetters.SEVERAL) {
                return joined(spelledOut(name));
            }
            if (letter == ' ') {
                if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                    folded.append(' ');
                }
            } else if (letter != FoldedLetters.NOTHING) {
                folded.append(letter);
            }
        }
        return joined(folded.toString().strip().toLowerCase(Locale.ROOT));
    }

    /** The folding itself, which {@link FoldedLetters} remembers for single letters. */
    static String spelledOut(String name) {
        return NO_WORD.matcher(letters(name).toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }

    /** Without marks, each letter and digit as the one that stands for it. */
    static String letters(String name) {
        String bare =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        StringBuilder folded = new StringBuilder(bare.length());
        Digits.latin(bare).codePoints().map(ArabicName::letter).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** The parts of compound names as one word. */
    static String joined(String words) {
        String heads = HEADS.stream().anyMatch(words::contains)
                ? COMPOUND_HEAD.matcher(words).replaceAll("$1")
                : words;
        return TAILS.stream().anyMatch(heads::contains)
                ? COMPOUND_TAIL.matcher(heads).replaceAll("")
                : heads;
    }

    private static int letter(int c) {
        return switch (c) {
            case 'ٱ' -> 'ا';
            case 'ى', 'ی', 'ې' -> 'ي';
            case 'ة', 'ۀ', 'ہ', 'ە' -> 'ه';
            case 'ک' -> 'ك';
            case 'گ' -> 'ج';
            default -> c;
        };
    }
}
