package org.usra.record.panel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.document.DocumentReader;
import org.usra.record.family.Enrolment;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.StoredResource;
import org.usra.rules.panel.PanelRefusals;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The enrolment that a person has now, locked for whoever is to end it. */
@Component
class PresentEnrolments {

    private static final String PATIENT = AssignForm.element("patient");

    /** A missing and a hidden patient get the same words. */
    private static final Refused NOT_FOUND = new Refused(
            RefusalKind.UNRESOLVED,
            new Refusal(
                    "reference-not-found",
                    "المرجع غير موجود. راجع رقم المريض في الطلب.",
                    "The reference was not found. Check the patient in the request.",
                    PATIENT));

    private final ResourceStore store;
    private final AccessPolicy access;
    private final DocumentReader reader;
    private final JdbcClient jdbc;

    PresentEnrolments(ResourceStore store, AccessPolicy access, DocumentReader reader, JdbcClient jdbc) {
        this.store = store;
        this.access = access;
        this.reader = reader;
        this.jdbc = jdbc;
    }

    /**
     * @param episode a copy that may be changed
     * @param version that the episode has, and keeps until the transaction ends
     */
    record Present(ObjectNode episode, long version, Enrolment enrolment) {}

    Present locked(Caller caller, String patient) {
        if (store.current(new ResourceKey("Patient", patient), access.visible(caller, "Patient", Interaction.READ))
                .filter(row -> !row.deleted())
                .isEmpty()) {
            throw NOT_FOUND;
        }
        return lockedActive(caller, patient);
    }

    private Present lockedActive(Caller caller, String patient) {
        String episode = active(patient);
        ResourceKey key = new ResourceKey("EpisodeOfCare", episode);
        StoredResource row = store.lock(List.of(key), type -> access.visible(caller, type, Interaction.UPDATE))
                .get(key);
        if (row == null) {
            throw NOT_FOUND;
        }
        if (!active(patient).equals(episode)) {
            // While this one waited for the lock, another request changed the doctor.
            return lockedActive(caller, patient);
        }
        ObjectNode root = reader.readStored(row.bytes()).root();
        return new Present(root, row.version(), Enrolment.of(root).orElseThrow());
    }

    private String active(String patient) {
        return jdbc.sql("select episode from record.enrolment where person = ? and status = 'active'")
                .param(patient)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refused(RefusalKind.RULE, PanelRefusals.NOT_ENROLLED.at(PATIENT)));
    }
}
