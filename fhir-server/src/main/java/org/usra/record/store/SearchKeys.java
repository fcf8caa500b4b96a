package org.usra.record.store;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.usra.record.index.IndexedValues.Reference;
import org.usra.record.index.IndexedValues.Token;

/**
 * The hashed keys of one resource type: what a token, a reference, a uri or the beginning of a string is stored under and
 * asked by.
 *
 * <p>64 bits of SipHash: by chance two values meet once in 10^10 queries over 10^9 keys; what leaves is looked at again all
 * the same, so that somebody who makes two values meet finds nothing that he does not find anyway.
 *
 * @param type number of the resource type
 */
public record SearchKeys(short type) {

    private static final HashFunction HASH = Hashing.sipHash24(0x55737261_31313131L, 0x6b657973_31313131L);

    /** How many characters of a string are a key. */
    private static final int START = 3;

    public long code(int parameter, String code) {
        return hash(parameter, 'c', code);
    }

    public long systemAndCode(int parameter, String system, String code) {
        return hash(parameter, 's', system + '|' + code);
    }

    public long reference(int parameter, String type, String id) {
        return hash(parameter, 'r', type + '/' + id);
    }

    public long url(int parameter, String url) {
        return hash(parameter, 'u', url);
    }

    public long referenceIdentifier(int parameter, @Nullable String system, String value) {
        return hash(parameter, 'l', (system == null ? "" : system) + '|' + value);
    }

    public long referenceIdentifierValue(int parameter, String value) {
        return hash(parameter, 'v', value);
    }

    /** The key of every folded string that begins so; null for a text too short to have one. */
    public @Nullable Long start(int parameter, String folded) {
        return folded.length() < START ? null : hash(parameter, 't', folded.substring(0, START));
    }

    /** What {@code resource_identifier} is asked by. */
    public long identifier(String value) {
        return hash(0, 'd', value);
    }

    /** The system of an identifier beside its hash; the same for all types. */
    public static int system(@Nullable String system) {
        return system == null
                ? 0
                : HASH.hashString(system, StandardCharsets.UTF_8).asInt();
    }

    /** Everything that a token is found by. A token without system answers to {@code |code}. */
    void of(int parameter, Token token, LongConsumer keys) {
        if (token.code() != null) {
            keys.accept(code(parameter, token.code()));
            keys.accept(systemAndCode(parameter, token.system() == null ? "" : token.system(), token.code()));
        }
    }

    /** Everything that a reference is found by; a canonical is found with and without its version. */
    void of(int parameter, Reference reference, LongConsumer keys) {
        if (reference.id() != null && reference.type() != null) {
            keys.accept(reference(parameter, reference.type(), reference.id()));
        }
        String url = reference.url();
        if (url != null) {
            keys.accept(url(parameter, url));
            if (url.indexOf('|') > 0) {
                keys.accept(url(parameter, url.substring(0, url.indexOf('|'))));
            }
        }
        if (reference.identifierValue() != null) {
            keys.accept(referenceIdentifier(parameter, reference.identifierSystem(), reference.identifierValue()));
            keys.accept(referenceIdentifierValue(parameter, reference.identifierValue()));
        }
    }

    private long hash(int parameter, char kind, String value) {
        return HASH.newHasher(16 + value.length() * 2)
                .putShort(type)
                .putShort((short) parameter)
                .putChar(kind)
                .putString(value, StandardCharsets.UTF_8)
                .hash()
                .asLong();
    }
}
