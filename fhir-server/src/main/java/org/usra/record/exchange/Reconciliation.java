package org.usra.record.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.audit.ReadAudit;
import org.usra.record.document.ResourceDocument;
import org.usra.record.family.SchemeResources;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** {@code GET $reconciliation}: what came and what became of it, and what is wrong in the register. Numbers, nobody's name. */
@Component
class Reconciliation implements Operation {

    private static final Refusal NOT_PERMITTED = new Refusal(
            "not-permitted",
            "المطابقة للمشغّل ونطاق الاستيراد وحدهما.",
            "Reconciliation is for the operator (admin) and the import scope only.");

    private final JdbcClient jdbc;
    private final RegisterChecks checks;
    private final ReadAudit audit;

    Reconciliation(JdbcClient jdbc, RegisterChecks checks, ReadAudit audit) {
        this.jdbc = jdbc;
        this.checks = checks;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "reconciliation";
    }

    @Override
    public Level level() {
        return Level.SYSTEM;
    }

    @Override
    public @Nullable String type() {
        return null;
    }

    @Override
    public Verb verb() {
        return Verb.GET_OR_POST;
    }

    @Override
    public String output() {
        return "Parameters";
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        Caller caller = request.caller();
        if (!caller.imports() && !caller.roles().contains("admin")) {
            throw new Refused(RefusalKind.FORBIDDEN, NOT_PERMITTED);
        }
        ObjectNode answer = SchemeResources.resource("Parameters");
        ArrayNode parameters = answer.putArray("parameter");
        jdbc.sql("""
                        select source, event, status, coalesce(reason, ''), count(*) from record.exchange_message
                        group by 1, 2, 3, 4 order by 1, 2, 3, 4""").query(row -> {
            ArrayNode parts = parameters.addObject().put("name", "messages").putArray("part");
            parts.addObject().put("name", "source").put("valueUrl", row.getString(1));
            code(parts, "event", row.getString(2));
            code(parts, "status", row.getString(3));
            code(parts, "reason", row.getString(4));
            parts.addObject().put("name", "count").put("valueInteger", row.getLong(5));
        });
        checks.counts().forEach((check, count) -> {
            ArrayNode parts = parameters.addObject().put("name", "check").putArray("part");
            code(parts, "code", check);
            parts.addObject().put("name", "count").put("valueInteger", count);
        });
        audit.record(caller, Interaction.OPERATION, "Bundle", request.address(), List.of(), 0);
        return OperationResult.ok(ResourceDocument.of(answer));
    }

    private static void code(ArrayNode parts, String name, String code) {
        if (!code.isEmpty()) {
            parts.addObject().put("name", name).put("valueCode", code);
        }
    }
}
