package org.usra.record.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.usra.record.access.Caller;

/**
 * An address whose request or answer is too large to be one resource in memory, or is no FHIR resource: a room adds it by
 * being a Spring bean and speaks HTTP itself. The caller is authenticated; a {@link org.usra.rules.refusal.Refused} leaves as
 * it does everywhere.
 */
public interface StreamedAddress {

    /** @param path the segments below the base */
    boolean isMeant(HttpServletRequest request, List<String> path);

    void answer(HttpServletRequest request, HttpServletResponse response, List<String> path, Caller caller)
            throws IOException;
}
