package org.usra.rules.civil;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.usra.rules.identity.ArabicName;
import org.usra.rules.refusal.Refusal;

/**
 * Whether two descriptions may be of one person whose national ID is the same: what only one of them says contradicts
 * nothing.
 *
 * <p>Names are compared folded, word by word. Registers leave out fathers and grandfathers, so the words of the shorter
 * name occur in the longer one in their order, and the first, the person's own name, is the same. Source: proposal.
 */
public final class SamePersonRule {

    private SamePersonRule() {}

    /** What contradicts; empty where nothing does. */
    public static List<Refusal> differences(Described reported, Described registered) {
        List<Refusal> differences = new ArrayList<>();
        if (!isSameName(reported, registered)) {
            differences.add(CivilRefusals.NAME_DIFFERS);
        }
        if (reported.born() != null
                && registered.born() != null
                && !reported.born().equals(registered.born())) {
            differences.add(CivilRefusals.BIRTH_DATE_DIFFERS);
        }
        if (reported.sex() != null && registered.sex() != null && reported.sex() != registered.sex()) {
            differences.add(CivilRefusals.SEX_DIFFERS);
        }
        return List.copyOf(differences);
    }

    /** Whether a name holds a letter at all: feeds were seen to carry symbols for names. */
    public static boolean isReadable(Described described) {
        return described.names().stream().anyMatch(name -> !words(name).isEmpty());
    }

    /** Whether any name of the one may be any name of the other; who has none contradicts nobody. */
    public static boolean isSameName(Described one, Described other) {
        return one.names().isEmpty()
                || other.names().isEmpty()
                || one.names().stream()
                        .anyMatch(name ->
                                other.names().stream().anyMatch(known -> isSameName(words(name), words(known))));
    }

    private static boolean isSameName(List<String> one, List<String> other) {
        List<String> shorter = one.size() <= other.size() ? one : other;
        List<String> longer = shorter == one ? other : one;
        if (shorter.isEmpty() || !shorter.getFirst().equals(longer.getFirst())) {
            return false;
        }
        Iterator<String> rest = longer.iterator();
        return shorter.stream().allMatch(word -> isAmong(rest, word));
    }

    /** Goes on behind the word, if it is there. */
    private static boolean isAmong(Iterator<String> rest, String word) {
        while (rest.hasNext()) {
            if (rest.next().equals(word)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> words(String name) {
        return Arrays.stream(ArabicName.fold(name).split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
