package org.usra.record.commit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.document.ResourceDocument;

/** Which resources belong to the referral workflow (docs/interfaces.md, section 5). */
@Component
public class Workflow {

    private static final Set<String> CATEGORIES = Set.of("referral", "advice-request");

    private final JdbcClient jdbc;

    public Workflow(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the resource was part of the workflow before the change, or is after it. */
    public boolean owns(Change change) {
        return Stream.of(change.before(), change.after())
                .filter(document -> document != null)
                .anyMatch(document -> owns(change.type(), document));
    }

    private boolean owns(String type, ResourceDocument document) {
        JsonNode root = document.root();
        return switch (type) {
            case "ServiceRequest" -> isReferral(root);
            case "Task" -> leadsToReferral(root);
            case "Appointment" -> isKnownReferral(Elements.references(root.path("basedOn"), "ServiceRequest"));
            case "Slot" -> true;
            default -> false;
        };
    }

    /** A ServiceRequest of category referral or advice-request. */
    public static boolean isReferral(JsonNode serviceRequest) {
        return Elements.code(serviceRequest.path("category"), "request-category")
                .filter(CATEGORIES::contains)
                .isPresent();
    }

    private boolean leadsToReferral(JsonNode task) {
        if (Elements.code(task.path("code"), "task-code").isPresent()) {
            return true;
        }
        Set<String> requests = new HashSet<>(Elements.references(task.path("basedOn"), "ServiceRequest"));
        Elements.reference(task.path("focus"), "ServiceRequest").ifPresent(requests::add);
        Set<String> tasks = new HashSet<>(Elements.references(task.path("partOf"), "Task"));
        Elements.reference(task.path("focus"), "Task").ifPresent(tasks::add);
        return isKnownReferral(requests) || isKnownTask(tasks);
    }

    private boolean isKnownReferral(Iterable<String> ids) {
        return exists("select 1 from record.referral_use where referral = ?", ids);
    }

    private boolean isKnownTask(Iterable<String> ids) {
        return exists("select 1 from record.referral_task where task = ?", ids);
    }

    private boolean exists(String sql, Iterable<String> ids) {
        for (String id : ids) {
            if (jdbc.sql(sql).param(id).query(Integer.class).optional().isPresent()) {
                return true;
            }
        }
        return false;
    }
}
