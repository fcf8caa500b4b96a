package org.usra.referral.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * Looks at a body before any FHIR parser does: a body of a hundred bytes can stall one (an exponent of a million digits),
 * and one of a megabyte can inflate to kill it.
 */
final class InputGuard {

    private static final int BYTES = 8 << 20;
    private static final int TOKENS = 400_000;
    private static final int DEPTH = 64;
    private static final int EXPONENT = 18;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNumberLength(40)
                    .maxStringLength(2 << 20)
                    .build())
            .build();

    private InputGuard() {}

    /** The body, read from the inflated stream and found harmless. */
    static byte[] admit(InputStream inflated) throws IOException {
        byte[] body = bounded(inflated);
        try (JsonParser parser = FACTORY.createParser(body)) {
            requireHarmless(parser);
        } catch (StreamConstraintsException e) {
            throw tooLarge();
        }
        return body;
    }

    private static void requireHarmless(JsonParser parser) throws IOException {
        try {
            int tokens = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (++tokens > TOKENS) {
                    throw tooLarge();
                }
                judge(token, parser);
            }
        } catch (StreamConstraintsException e) {
            throw e;
        } catch (JsonParseException e) {
            throw malformed("JSON: " + e.getOriginalMessage(), parser);
        }
    }

    /** Where the parser stands, as FHIRPath: {@code $this.parameter[0].name}. */
    private static String place(JsonParser parser) {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return "$this" + pointer.replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.');
    }

    private static void judge(JsonToken token, JsonParser parser) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
            String digits = parser.getText();
            int mark = Math.max(digits.indexOf('e'), digits.indexOf('E'));
            if (mark >= 0 && exponent(digits.substring(mark + 1)) > EXPONENT) {
                throw malformed("number out of range: " + digits, parser);
            }
        } else if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
            requireStorable(parser);
        }
    }

    private static int exponent(String digits) {
        try {
            return Math.abs(Integer.parseInt(digits.startsWith("+") ? digits.substring(1) : digits));
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }

    /** PostgreSQL stores neither NUL nor half a surrogate pair. */
    private static void requireStorable(JsonParser parser) throws IOException {
        String text = parser.getText();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean paired = Character.isHighSurrogate(character)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (character == 0 || (Character.isSurrogate(character) && !paired)) {
                throw malformed("a character that is no text", parser);
            }
            if (paired) {
                i++;
            }
        }
    }

    private static byte[] bounded(InputStream stream) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[16 << 10];
        for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
            if (body.size() + read > BYTES) {
                throw tooLarge();
            }
            body.write(chunk, 0, read);
        }
        return body.toByteArray();
    }

    private static Refused tooLarge() {
        return new Refused(
                RefusalKind.TOO_LARGE,
                new Refusal(
                        "too-large",
                        "الطلب أكبر أو أعمق من المسموح (8 ميجابايت، 64 مستوى). أرسل المرفقات منفصلة.",
                        "The request is larger or deeper than allowed (8 MB, 64 levels). Send attachments apart."));
    }

    private static Refused malformed(String what, JsonParser parser) {
        return new Refused(
                RefusalKind.MALFORMED,
                new Refusal(
                        "malformed", "نص الطلب غير صالح: " + what, "The body is not valid: " + what, place(parser)));
    }
}
