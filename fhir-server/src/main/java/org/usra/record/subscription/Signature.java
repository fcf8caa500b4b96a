package org.usra.record.subscription;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code X-Usra-Signature: sha256=…}, the HMAC of time, full stop and body: it says that the notification is ours and
 * unchanged, and, with the time in {@code X-Usra-Timestamp}, that it is not an old one sent again.
 */
final class Signature {

    static final String HEADER = "x-usra-signature";
    static final String TIMESTAMP = "x-usra-timestamp";

    private Signature() {}

    static String of(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
