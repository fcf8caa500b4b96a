package org.usra.record.subscription;

import java.util.Set;
import org.usra.record.access.Caller;

/** The record itself, when it moves a Subscription from one status to another. No token can be this caller. */
final class OwnHand {

    static final Caller CALLER = new Caller(
            "fhir-server", "system", Set.of("system"), Set.of(), Set.of(), null, true, true, "fhir-server", "");

    private OwnHand() {}
}
