package org.usra.record.profile;

import java.util.Collection;
import java.util.TreeSet;
import org.usra.rules.refusal.Refusal;

/** The sentences that say what a profile misses, in both languages. */
final class ProfileFault {

    private ProfileFault() {}

    static Refusal missing(String element, Profile profile) {
        return said(
                "missing-element", "العنصر «" + element + "» مطلوب.", "'" + element + "' is required.", profile.name());
    }

    static Refusal missingSlice(String element, String value, Profile profile) {
        return said(
                "missing-element",
                "العنصر «" + element + "» مطلوب بالقيمة " + value + ".",
                "'" + element + "' with " + value + " is required.",
                profile.name());
    }

    static Refusal tooMany(String element, int max, Profile profile) {
        return said(
                "too-many",
                "العنصر «" + element + "» لا يتكرر أكثر من " + max + ".",
                "'" + element + "' may stand here at most " + max + " times.",
                profile.name());
    }

    static Refusal wrongType(Collection<String> allowed, Profile profile) {
        String names = String.join(", ", new TreeSet<>(allowed));
        return said("wrong-type", "المسموح هنا: " + names + ".", "Allowed here: " + names + ".", profile.name());
    }

    static Refusal wrongTarget(Collection<String> targets, Profile profile) {
        String names = String.join(", ", new TreeSet<>(targets));
        return said(
                "bad-reference",
                "المرجع هنا إلى " + names + " فقط.",
                "A reference here leads to " + names + " only.",
                profile.name());
    }

    static Refusal notFixed(String laidDown, Profile profile) {
        return said(
                "fixed-value", "القيمة هنا " + laidDown + ".", "The value here is " + laidDown + ".", profile.name());
    }

    static Refusal notOfSet(String shown, String valueSet, Profile profile) {
        return said(
                "unknown-code",
                "الرمز «" + shown + "» ليس من رموز " + valueSet + ".",
                "'" + shown + "' is no code of " + valueSet + ".",
                profile.name());
    }

    static Refusal broken(Invariant invariant, Profile profile) {
        return said(SchemeInvariants.code(invariant.key()), invariant.arabic(), invariant.english(), profile.name());
    }

    static Refusal unknown(String url, String element) {
        return new Refusal(
                "unknown-profile",
                "لا يوجد في دليل المنظومة بروفايل «" + url + "».",
                "The scheme's guide has no profile '" + url + "'.",
                element);
    }

    static Refusal ofAnotherType(Profile profile, String element) {
        return new Refusal(
                "profile-of-another-type",
                "البروفايل " + profile.name() + " لموارد " + profile.type() + ".",
                "The profile " + profile.name() + " is about " + profile.type() + ".",
                element);
    }

    private static Refusal said(String code, String arabic, String english, String profile) {
        return new Refusal(code, arabic + " (بروفايل " + profile + ")", english + " (profile " + profile + ")");
    }
}
