package org.usra.record.document;

/**
 * How much a body may hold before it is refused with 413 (docs/interfaces.md, section 8 of the design).
 *
 * @param bytes after inflation
 * @param tokens JSON tokens or XML events
 * @param depth levels of nesting
 */
public record InputLimits(long bytes, long tokens, int depth) {

    /** A person or a hospital's system. */
    public static final InputLimits ORDINARY = new InputLimits(8L << 20, 400_000, 64);

    /** The import scope. */
    public static final InputLimits IMPORT = new InputLimits(64L << 20, 4_000_000, 64);
}
