package org.usra.record.search;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Signs paging cursors for one caller and one query: nobody pages on with another's link, or with an edited one. */
@Component
public class CursorSigner {

    private final JdbcClient jdbc;
    private volatile byte @Nullable [] key;

    CursorSigner(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public String sign(String cursor, String boundTo) {
        return cursor + "~" + signature(cursor, boundTo);
    }

    public String verified(String signed, String boundTo) {
        int tilde = signed.lastIndexOf('~');
        if (tilde > 0) {
            String cursor = signed.substring(0, tilde);
            byte[] expected = signature(cursor, boundTo).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(expected, signed.substring(tilde + 1).getBytes(StandardCharsets.UTF_8))) {
                return cursor;
            }
        }
        throw notOfThisSearch();
    }

    /** Also of a search that asks for no type any more, since the caller may search none. */
    public static Refused notOfThisSearch() {
        return new Refused(
                RefusalKind.MALFORMED,
                new Refusal(
                        "wrong-type",
                        "رابط الصفحة هذا ليس لك أو ليس لهذا البحث. ابدأ البحث من أوله.",
                        "This page link is not yours, or not of this search. Start the search again."));
    }

    private String signature(String cursor, String boundTo) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            mac.update(boundTo.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(cursor.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private byte[] key() {
        byte[] known = key;
        if (known == null) {
            known = jdbc.sql("select key from cursor_key").query(byte[].class).single();
            key = known;
        }
        return known;
    }
}
