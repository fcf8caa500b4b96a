package org.usra.record.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.commit.Change;
import org.usra.record.commit.Derivation;
import org.usra.record.commit.Elements;
import org.usra.record.commit.Workflow;
import org.usra.record.row.Values;
import org.usra.record.rulebook.RuleBook;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * A referral as the gate sees it. The row is updated, never replaced: revoke and expiry thereby wait for an admission that
 * has locked it, and its use survives a change of the ServiceRequest.
 */
@Component
class ReferralRows implements Derivation {

    private static final Refusal DUPLICATE = new Refusal(
            "duplicate-referral",
            "توجد إحالة مفتوحة لنفس الخدمة. أكملها أو اسحبها قبل إحالة جديدة.",
            "A referral to the same service is open. Use it, or withdraw it before you send another.",
            "ServiceRequest.code");

    private final JdbcClient jdbc;
    private final RuleBook rules;

    ReferralRows(JdbcClient jdbc, RuleBook rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    @Override
    public Set<String> types() {
        return Set.of("ServiceRequest");
    }

    @Override
    public void withdraw(Change change) {
        boolean stays =
                change.after() != null && Workflow.isReferral(change.after().root());
        // Until it is derived again it is not open: one referral may end and another begin in one transaction.
        jdbc.sql(
                        stays
                                ? "update record.referral_use set status = '' where referral = ?"
                                : "delete from record.referral_use where referral = ?")
                .param(change.id())
                .update();
    }

    @Override
    public void derive(Change change) {
        JsonNode root = Elements.root(change.after());
        Optional<String> patient = Elements.reference(root.path("subject"), "Patient");
        if (!Workflow.isReferral(root) || patient.isEmpty()) {
            return;
        }
        Instant start = Elements.begins(root.path("occurrencePeriod").path("start"));
        Instant from = start == null ? change.at() : start;
        Instant end = Elements.isOver(root.path("occurrencePeriod").path("end"));
        Instant to = end == null ? from.plus(rules.duration("referral.validity.days", from)) : end;
        try {
            jdbc.sql("""
                            insert into record.referral_use
                              (referral, patient, service, number, status, valid_from, valid_to, holder, category)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                            on conflict (referral) do update set patient = excluded.patient, service = excluded.service,
                              number = excluded.number, status = excluded.status, valid_from = excluded.valid_from,
                              valid_to = excluded.valid_to, holder = excluded.holder, category = excluded.category""")
                    .params(Values.of(
                            change.id(),
                            patient.get(),
                            Elements.code(root.path("code"), "service").orElse(null),
                            Elements.text(root.path("requisition").path("value")),
                            root.path("status").asText(),
                            from,
                            to,
                            holder(root),
                            category(root)))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refused(RefusalKind.DUPLICATE, DUPLICATE);
        }
    }

    private static String category(JsonNode root) {
        return Elements.code(root.path("category"), "request-category").orElse("");
    }

    /** The chosen hospital. A request for advice lets nobody admit, so it has no holder. */
    private static @Nullable String holder(JsonNode root) {
        return category(root).equals("referral")
                ? Elements.references(root.path("performer"), "Organization").stream()
                        .findFirst()
                        .orElse(null)
                : null;
    }
}
