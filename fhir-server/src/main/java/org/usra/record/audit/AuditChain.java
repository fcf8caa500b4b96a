package org.usra.record.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.usra.record.row.Values;

/**
 * The hash chain over committed audit rows. Each seal covers the transactions up to the oldest one still running, so that no
 * later commit can slip under it, and contains the seal before it.
 */
@Component
public class AuditChain {

    /** Every column that says something, in one text; the hash of a seal is over these texts in order. */
    private static final String ROWS = """
            select a.xid::text || '|' || a.id || '|' || extract(epoch from a.at)::text || '|' || row(a.interaction, a.type,
              a.resource, a.version, a.query, a.patients, a.results, a.subject, a.roles, a.organizations,
              a.practitioner_role, a.client, a.token)::text
            from record.audit_event a where a.xid >= ?::text::xid8 and a.xid < ?::text::xid8 order by a.xid, a.id""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public AuditChain(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Seal(long number, String from, String to, byte[] previous, byte[] hash) {}

    /** Seals what has been committed since the last seal; true when there was something. */
    public boolean seal() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            // One sealer at a time, on however many nodes.
            jdbc.sql("select pg_advisory_xact_lock(hashtext('audit_seal'))")
                    .query((row, i) -> true)
                    .list();
            Optional<Seal> last = last();
            String from = last.map(Seal::to).orElse("0");
            String to = jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
                    .query(String.class)
                    .single();
            List<String> rows = rows(from, to);
            if (rows.isEmpty()) {
                return false;
            }
            byte[] previous = last.map(Seal::hash).orElse(new byte[32]);
            jdbc.sql("""
                            insert into record.audit_seal (number, from_xid, to_xid, entries, previous, hash, at)
                            values (?, ?::text::xid8, ?::text::xid8, ?, ?, ?, ?)""")
                    .params(Values.of(
                            last.map(Seal::number).orElse(0L) + 1,
                            from,
                            to,
                            rows.size(),
                            previous,
                            hash(previous, rows),
                            clock.instant()))
                    .update();
            return true;
        }));
    }

    /** The number of the first seal that its rows no longer fit; empty when the whole chain holds. */
    public Optional<Long> firstBroken() {
        byte[] previous = new byte[32];
        String reached = "0";
        for (Seal seal : seals("order by number")) {
            boolean holds = seal.from().equals(reached)
                    && MessageDigest.isEqual(seal.previous(), previous)
                    && MessageDigest.isEqual(seal.hash(), hash(previous, rows(seal.from(), seal.to())));
            if (!holds) {
                return Optional.of(seal.number());
            }
            previous = seal.hash();
            reached = seal.to();
        }
        return Optional.empty();
    }

    private Optional<Seal> last() {
        return seals("order by number desc limit 1").stream().findFirst();
    }

    private List<Seal> seals(String order) {
        return jdbc.sql("select number, from_xid::text, to_xid::text, previous, hash from record.audit_seal " + order)
                .query((row, i) ->
                        new Seal(row.getLong(1), row.getString(2), row.getString(3), row.getBytes(4), row.getBytes(5)))
                .list();
    }

    private List<String> rows(String from, String to) {
        return jdbc.sql(ROWS).params(from, to).query(String.class).list();
    }

    private static byte[] hash(byte[] previous, List<String> rows) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous);
            for (String row : rows) {
                digest.update(row.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
