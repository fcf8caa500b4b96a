package org.usra.record.document;

import java.io.InputStream;

/**
 * Reads a body under guard: size, depth, tokens, number length and exponent, NUL, lone surrogates and duplicate keys are
 * met before anything else sees it. Every fault is a {@link org.usra.rules.refusal.Refused} that names the element.
 */
public final class DocumentReader {

    /** Reads one JSON resource; the stream is the inflated one. */
    public ResourceDocument readJson(InputStream body, InputLimits limits) {
        throw new UnsupportedOperationException("document room");
    }

    /** Reads one XML resource (no DTD, the same limits) into the same JSON tree. */
    public ResourceDocument readXml(InputStream body, InputLimits limits) {
        throw new UnsupportedOperationException("document room");
    }
}
