package org.usra.record.terminology;

/** A text that a regular expression may look at only so often: a client's expression must not stall a thread. */
final class BoundedText implements CharSequence {

    private static final int MOST_LOOKS = 100_000;

    private final CharSequence text;
    private final int[] looks;

    BoundedText(CharSequence text) {
        this(text, new int[1]);
    }

    private BoundedText(CharSequence text, int[] looks) {
        this.text = text;
        this.looks = looks;
    }

    @Override
    public char charAt(int index) {
        if (++looks[0] > MOST_LOOKS) {
            throw TerminologyFault.tooCostly(
                    "The regular expression takes too many steps. Write it without nested repetition.",
                    "التعبير النمطي يحتاج خطوات كثيرة. اكتبه دون تكرار داخل تكرار.");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new BoundedText(text.subSequence(start, end), looks);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
