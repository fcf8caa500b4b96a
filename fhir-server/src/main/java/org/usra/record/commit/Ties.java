package org.usra.record.commit;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.row.Rows;
import org.usra.record.row.Values;

/** The rows by which access opens: care relationships of a patient, and parties that a resource names. */
@Component
public class Ties {

    private final JdbcClient jdbc;
    private final FhirDefinitions definitions;

    public Ties(JdbcClient jdbc, FhirDefinitions definitions) {
        this.jdbc = jdbc;
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
        jdbc.sql("""
                        insert into record.care_relationship (source, patient, organization, basis, opened, closed)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (source, patient, organization, basis)
                        do update set opened = excluded.opened, closed = excluded.closed""")
                .params(Values.of(source, patient, organization, basis, opened, closed))
                .update();
    }

    /** Forgets what this source opened. */
    public void unrelate(String source) {
        jdbc.sql("delete from record.care_relationship where source = ?")
                .param(source)
                .update();
    }

    void forgetParties(String type, String id) {
        jdbc.sql("delete from record.resource_party where type = ? and id = ?")
                .params(Values.of(definitions.typeNumber(type), id))
                .update();
    }

    void enterParties(String type, String id, Collection<String> parties) {
        if (!parties.isEmpty()) {
            Rows rows = new Rows("(?, ?, ?)");
            parties.forEach(party -> rows.add(definitions.typeNumber(type), id, party));
            jdbc.sql("insert into record.resource_party (type, id, party) values " + rows.text())
                    .params(rows.parameters())
                    .update();
        }
    }
}
