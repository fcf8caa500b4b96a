package org.usra.record.commit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.row.Pipeline;
import org.usra.record.row.Rows;
import org.usra.record.row.Values;

/** The rows by which access opens: care relationships of a patient, and parties that a resource names. */
@Component
public class Ties {

    private final Pipeline pipeline;
    private final FhirDefinitions definitions;

    public Ties(Pipeline pipeline, FhirDefinitions definitions) {
        this.pipeline = pipeline;
        this.definitions = definitions;
    }

    /** Opens the patient's record to the organisation, for as long as the source says. */
    public void relate(
            String source,
            String patient,
            String organization,
            String basis,
            Instant opened,
            @Nullable Instant closed) {
        pipeline.add("""
                insert into record.care_relationship (source, patient, organization, basis, opened, closed)
                values (?, ?, ?, ?, ?, ?)
                on conflict (source, patient, organization, basis)
                do update set opened = excluded.opened, closed = excluded.closed""", Values.of(source, patient, organization, basis, opened, closed));
    }

    /** Forgets what this source opened. */
    public void unrelate(String source) {
        pipeline.add("delete from record.care_relationship where source = ?", List.of(source));
    }

    void forgetParties(String type, String id) {
        pipeline.add(
                "delete from record.resource_party where type = ? and id = ?",
                List.of(definitions.typeNumber(type), id));
    }

    void enterParties(String type, String id, Collection<String> parties) {
        for (List<String> portion : Rows.portions(List.copyOf(parties))) {
            Rows rows = new Rows("(?, ?, ?)");
            portion.forEach(party -> rows.add(definitions.typeNumber(type), id, party));
            pipeline.add(
                    "insert into record.resource_party (type, id, party) values " + rows.text(), rows.parameters());
        }
    }
}
