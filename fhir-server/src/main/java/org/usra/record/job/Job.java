package org.usra.record.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.usra.record.access.Caller;

/**
 * One job as the worker that has taken it up sees it.
 *
 * @param caller with the rights of the moment of asking
 * @param request the address that was asked, for the manifest
 * @param place where the work stood when it was taken up
 * @param lease what this worker writes under
 * @param claim how often the job was taken up, this time included
 */
public record Job(
        String id,
        String kind,
        Caller caller,
        String request,
        ObjectNode parameters,
        ObjectNode place,
        Instant created,
        String lease,
        int claim) {}
