package org.usra.clinic.record;

import java.util.List;
import java.util.regex.Pattern;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** An id from the address bar goes into a URL of the record only if it can be an id there. */
final class Ids {

    private static final Pattern FHIR_ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private Ids() {}

    static String safe(String id) {
        if (!FHIR_ID.matcher(id).matches()) {
            throw new Refused(
                    RefusalKind.NOT_FOUND,
                    List.of(new Refusal(
                            "not-found", "هذا العنوان لا يشير إلى سجل.", "This address does not point at a record.")));
        }
        return id;
    }
}
