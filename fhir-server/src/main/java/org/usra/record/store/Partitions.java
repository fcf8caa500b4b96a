package org.usra.record.store;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which partition of {@code record.resource} holds a bucket, by name.
 *
 * <p>A statement on the whole table locks and opens every partition before it looks at one (108 µs of PostgreSQL CPU for a
 * read, 62 by name): what is known to be in one place is asked there.
 */
@Component
class Partitions {

    static final String EVERYWHERE = "resource";

    private final JdbcClient jdbc;
    private final AtomicReferenceArray<@Nullable String> names = new AtomicReferenceArray<>(ResourceIds.BUCKETS);

    Partitions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code resource_p3}. */
    String of(short bucket) {
        String name = names.get(bucket);
        if (name == null) {
            learn();
            name = names.get(bucket);
        }
        if (name == null) {
            throw new IllegalStateException("no partition of record.resource holds bucket " + bucket);
        }
        return name;
    }

    /** The one partition that holds all of these, or the whole table. */
    String of(Iterable<Short> buckets) {
        String one = null;
        for (Short bucket : buckets) {
            String name = of(bucket);
            if (one != null && !one.equals(name)) {
                return EVERYWHERE;
            }
            one = name;
        }
        return one == null ? EVERYWHERE : one;
    }

    /** As PostgreSQL itself distributes them. */
    private void learn() {
        jdbc.sql("""
                select b, p.relname
                from generate_series(0, ?) b, pg_inherits i
                  join pg_class p on p.oid = i.inhrelid,
                  regexp_match(pg_get_expr(p.relpartbound, p.oid), 'modulus (\\d+), remainder (\\d+)') bound
                where i.inhparent = 'record.resource'::regclass
                  and satisfies_hash_partition('record.resource'::regclass, bound[1]::int, bound[2]::int, b::smallint)""").param(ResourceIds.BUCKETS - 1).query(row -> {
            names.set(row.getInt(1), row.getString(2));
        });
    }
}
