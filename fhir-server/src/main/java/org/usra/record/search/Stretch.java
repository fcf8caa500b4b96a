package org.usra.record.search;

/** A part of the record that is read from one end to the other; every resource is in one stretch of each kind at most. */
public sealed interface Stretch {

    /** What lives in one bucket. */
    record Bucket(short number) implements Stretch {}

    /** What belongs to one patient, the Patient included. */
    record OfPatient(String id) implements Stretch {}
}
