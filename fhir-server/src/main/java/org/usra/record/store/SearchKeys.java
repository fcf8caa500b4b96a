package org.usra.record.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usra.record.index.IndexedValues.Reference;
import org.usra.record.index.IndexedValues.Token;

/**
 * The hashed keys of one resource type: what a token, a reference or a uri is stored under and asked by.
 *
 * <p>Eight bytes of SHA-256: nobody can choose two values that meet, and by chance it happens once in 10^10 queries over 10^9
 * keys; what leaves is rechecked all the same.
 *
 * @param type number of the resource type
 */
public record SearchKeys(short type) {

    /** The parameter has a value at all: for {@code :missing}. */
    public long present(int parameter) {
        return hash(parameter, 'm', "");
    }

    public long code(int parameter, String code) {
        return hash(parameter, 'c', code);
    }

    public long systemAndCode(int parameter, String system, String code) {
        return hash(parameter, 's', system + '|' + code);
    }

    public long system(int parameter, String system) {
        return hash(parameter, 'y', system);
    }

    public long ofType(int parameter, String typeSystemAndCode, String value) {
        return hash(parameter, 'o', typeSystemAndCode + '|' + value);
    }

    public long reference(int parameter, String type, String id) {
        return hash(parameter, 'r', type + '/' + id);
    }

    public long referenceId(int parameter, String id) {
        return hash(parameter, 'i', id);
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

    /** Everything that a token is found by. A token without system answers to {@code |code}. */
    LongStream of(int parameter, Token token) {
        String system = token.system() == null ? "" : token.system();
        LongStream.Builder keys = LongStream.builder();
        if (token.code() != null) {
            keys.add(code(parameter, token.code()));
            keys.add(systemAndCode(parameter, system, token.code()));
        }
        if (!system.isEmpty()) {
            keys.add(system(parameter, system));
        }
        if (token.typeSystemAndCode() != null && token.code() != null) {
            keys.add(ofType(parameter, token.typeSystemAndCode(), token.code()));
        }
        return keys.build();
    }

    /** Everything that a reference is found by; a canonical is found with and without its version. */
    LongStream of(int parameter, Reference reference) {
        LongStream.Builder keys = LongStream.builder();
        if (reference.id() != null) {
            keys.add(referenceId(parameter, reference.id()));
            if (reference.type() != null) {
                keys.add(reference(parameter, reference.type(), reference.id()));
            }
        }
        String url = reference.url();
        if (url != null) {
            keys.add(url(parameter, url));
            if (url.indexOf('|') > 0) {
                keys.add(url(parameter, url.substring(0, url.indexOf('|'))));
            }
        }
        if (reference.identifierValue() != null) {
            keys.add(referenceIdentifier(parameter, reference.identifierSystem(), reference.identifierValue()));
            keys.add(referenceIdentifierValue(parameter, reference.identifierValue()));
        }
        return keys.build();
    }

    private long hash(int parameter, char kind, String value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(6)
                    .putShort(type)
                    .putShort((short) parameter)
                    .putChar(kind)
                    .flip());
            return ByteBuffer.wrap(digest.digest(value.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Sorted and each once, as the row keeps them. */
    static long[] distinct(Stream<LongStream> keys) {
        return keys.flatMapToLong(stream -> stream).sorted().distinct().toArray();
    }
}
