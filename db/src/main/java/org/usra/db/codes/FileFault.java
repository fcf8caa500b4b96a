package org.usra.db.codes;

/** A file of codes says something that cannot be loaded; nothing of it was. */
public final class FileFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FileFault(String place, String what) {
        super(place + ": " + what);
    }
}
