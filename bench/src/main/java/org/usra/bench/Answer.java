package org.usra.bench;

/** What came back for one operation. */
record Answer(int status, String body) {

    boolean isGood() {
        return status / 100 == 2;
    }
}
