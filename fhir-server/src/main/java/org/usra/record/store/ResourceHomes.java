package org.usra.record.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;

/** Finds the bucket of any id: {@code resource_home} says it, or the id itself does. */
@Component
class ResourceHomes {

    private final JdbcClient jdbc;
    private final FhirDefinitions definitions;

    ResourceHomes(JdbcClient jdbc, FhirDefinitions definitions) {
        this.jdbc = jdbc;
        this.definitions = definitions;
    }

    /** The buckets of those ids that can exist at all. */
    Map<String, Short> locate(String type, Collection<String> ids) {
        Map<String, Short> buckets = new HashMap<>();
        ids.forEach(id -> said(id).ifPresent(bucket -> buckets.put(id, bucket)));
        List<String> asked = ids.stream().distinct().toList();
        if (!asked.isEmpty()) {
            jdbc.sql("select id, bucket from resource_home where type = ? and id = any(?)")
                    .param(definitions.typeNumber(type))
                    .param(asked.toArray(String[]::new))
                    .query(row -> {
                        buckets.put(row.getString(1), row.getShort(2));
                    });
        }
        return buckets;
    }

    /** The bucket that the id says: right for all but the few that have a home elsewhere. */
    static Optional<Short> said(String id) {
        var contained = ResourceIds.contained(id);
        return contained.isPresent() ? Optional.of((short) contained.getAsInt()) : Optional.empty();
    }
}
