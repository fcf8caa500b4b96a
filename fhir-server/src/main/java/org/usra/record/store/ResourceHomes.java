package org.usra.record.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;

/** Finds the bucket of any id: the id says it, or {@code resource_home} does. */
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
        ids.forEach(id -> ResourceIds.contained(id).ifPresent(bucket -> buckets.put(id, (short) bucket)));
        List<String> others =
                ids.stream().filter(id -> !buckets.containsKey(id)).distinct().toList();
        if (!others.isEmpty()) {
            jdbc.sql("select id, bucket from resource_home where type = ? and id = any(?)")
                    .param(definitions.typeNumber(type))
                    .param(others.toArray(String[]::new))
                    .query(row -> {
                        buckets.put(row.getString(1), row.getShort(2));
                    });
        }
        return buckets;
    }

    /** A condition on {@code r} that finds one resource in one round trip. */
    Sql isResource(ResourceKey key) {
        short type = definitions.typeNumber(key.type());
        Sql sql = Sql.of("r.type = ? and r.id = ? and r.bucket = ", type, key.id());
        return ResourceIds.contained(key.id()).isPresent()
                ? sql.add("?", ResourceIds.own(key.id()))
                : sql.add("(select h.bucket from resource_home h where h.type = ? and h.id = ?)", type, key.id());
    }
}
