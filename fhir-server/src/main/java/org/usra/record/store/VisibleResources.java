package org.usra.record.store;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.access.SqlCriterion;
import org.usra.record.definition.FhirDefinitions;

/** Answers whether a current resource exists within somebody's sight. */
@Component
public class VisibleResources {

    private final JdbcClient jdbc;
    private final FhirDefinitions definitions;

    public VisibleResources(JdbcClient jdbc, FhirDefinitions definitions) {
        this.jdbc = jdbc;
        this.definitions = definitions;
    }

    /** Whether the resource exists, is not deleted, and the predicate opens it. */
    public boolean sees(String type, String id, SqlCriterion sight) {
        List<Object> parameters = new ArrayList<>(List.of(definitions.typeNumber(type), id));
        parameters.addAll(sight.parameters());
        return jdbc.sql("select 1 from record.resource r where r.type = ? and r.id = ? and not r.deleted and ("
                        + sight.sql() + ")")
                .params(parameters)
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
