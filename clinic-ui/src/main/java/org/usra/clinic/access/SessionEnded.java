package org.usra.clinic.access;

/** The sign-in server no longer renews this person's token: sign in again; drafts are kept. */
public final class SessionEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SessionEnded() {
        super("the session at the sign-in server has ended");
    }
}
