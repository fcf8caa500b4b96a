package org.usra.record.interaction;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Interaction;
import org.usra.record.audit.AuditLine;
import org.usra.record.audit.AuditQuestion;
import org.usra.record.audit.AuditTrail;
import org.usra.record.audit.ReadAudit;
import org.usra.record.index.DateInterval;
import org.usra.record.search.PublicAddress;
import org.usra.record.search.QueryParameter;
import org.usra.record.search.SearchFault;
import org.usra.record.store.ResourceKey;

/**
 * Reading and searching AuditEvent: the audit's own rows, shown as resources. By {@code patient}, {@code agent} (a login's
 * subject) and {@code date} with ge, gt, le, lt; newest first. Looking into the audit is itself a line of the audit.
 */
@Component
public class AuditInteractions {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final AuditTrail trail;
    private final AccessPolicy access;
    private final ReadAudit audit;
    private final PublicAddress address;
    private final LocalReferences local;
    private final Clock clock;

    AuditInteractions(
            AuditTrail trail,
            AccessPolicy access,
            ReadAudit audit,
            PublicAddress address,
            LocalReferences local,
            Clock clock) {
        this.trail = trail;
        this.access = access;
        this.audit = audit;
        this.address = address;
        this.local = local;
        this.clock = clock;
    }

    public Answer search(Request request) {
        access.requirePermitted(request.caller(), "AuditEvent", Interaction.SEARCH);
        AuditQuestion question = question(request.query());
        int count = count(request);
        if (count == 0) {
            return total(request);
        }
        List<AuditLine> lines = trail.find(question, count + 1);
        List<AuditLine> page = lines.subList(0, Math.min(count, lines.size()));
        record(request, Interaction.SEARCH, page.size());
        BundleWriter bundle = new BundleWriter("searchset", clock.instant())
                .link("self", url(request.query()))
                .link("next", lines.size() > count ? url(next(request.query(), page.getLast())) : null);
        page.forEach(line -> bundle.entry(
                address.of(new ResourceKey("AuditEvent", AuditLine.PREFIX + line.id())),
                line.asAuditEvent().toBytes(),
                "\"search\":{\"mode\":\"match\"}"));
        return Answer.ok(bundle.toBytes());
    }

    /** How many lines all pages together have. */
    private Answer total(Request request) {
        long total = trail.count(question(withoutCursor(request.query())));
        record(request, Interaction.SEARCH, 0);
        return Answer.ok(new BundleWriter("searchset", clock.instant())
                .total(total)
                .link("self", url(request.query()))
                .toBytes());
    }

    public Answer read(Request request, String id) {
        access.requirePermitted(request.caller(), "AuditEvent", Interaction.READ);
        if (!id.matches(AuditLine.PREFIX + "\\d{1,18}")) {
            throw InteractionFault.notFound();
        }
        long number = Long.parseLong(id.substring(AuditLine.PREFIX.length()));
        AuditLine line = trail.find(new AuditQuestion(null, null, null, null, number, null), 1).stream()
                .findFirst()
                .orElseThrow(InteractionFault::notFound);
        record(request, Interaction.READ, 1);
        return Answer.ok(line.asAuditEvent().toBytes());
    }

    private AuditQuestion question(List<QueryParameter> parameters) {
        String patient = null;
        String subject = null;
        Instant from = null;
        Instant until = null;
        Long before = null;
        for (QueryParameter parameter : parameters) {
            String value = parameter.value();
            switch (parameter.name()) {
                case "patient" -> patient = only(patient, parameter, patient(value));
                case "agent" -> subject = only(subject, parameter, value);
                case "date" -> {
                    DateInterval interval = interval(value);
                    if (!value.matches("(le|lt).*")) {
                        from = later(from, instant(value.startsWith("gt") ? interval.high() : interval.low()));
                    }
                    if (!value.matches("(ge|gt).*")) {
                        until = earlier(until, instant(value.startsWith("lt") ? interval.low() : interval.high()));
                    }
                }
                case "_cursor" -> before = number(value);
                case "_summary" -> requireCount(value);
                case "_count", "_format", "_pretty" -> {}
                default -> throw SearchFault.parameter(parameter.name());
            }
        }
        return new AuditQuestion(patient, subject, from, until, null, before);
    }

    private String patient(String value) {
        return local.of(value).orElse(value).replaceFirst("^Patient/", "");
    }

    /** Repeated it would mean both, which one line seldom is: the last alone would be a wider answer. */
    private static String only(@Nullable String before, QueryParameter parameter, String value) {
        if (before != null) {
            throw SearchFault.value(
                    parameter.value(), parameter.name() + " stands twice", "المعامل " + parameter.name() + " مكرر");
        }
        return value;
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other) ? one : other;
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one != null && one.isBefore(other) ? one : other;
    }

    private static DateInterval interval(String value) {
        return DateInterval.of(value.replaceFirst("^(eq|ge|gt|le|lt)", ""))
                .orElseThrow(() -> SearchFault.value(value, "it is no date", "ليست تاريخًا"));
    }

    private static Instant instant(long microseconds) {
        return Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS);
    }

    /** 0 where only the number of lines is asked for, as for every type. */
    private static int count(Request request) {
        int count = request.first("_count")
                .map(value -> (int) Math.min(number(value), MOST))
                .orElse(USUAL);
        return request.first("_summary").isPresent() ? 0 : count;
    }

    /** The lines are shown whole, or counted. */
    private static void requireCount(String value) {
        if (!value.equals("count")) {
            throw SearchFault.value(value, "_summary of the audit is count", "قيمة _summary لسجل التدقيق هي count");
        }
    }

    private static long number(String value) {
        if (!value.matches("\\d{1,18}")) {
            throw SearchFault.value(value, "it is no number", "ليست عددًا");
        }
        return Long.parseLong(value);
    }

    private static List<QueryParameter> next(List<QueryParameter> asked, AuditLine last) {
        List<QueryParameter> next = withoutCursor(asked);
        next.add(new QueryParameter("_cursor", String.valueOf(last.id())));
        return next;
    }

    private static List<QueryParameter> withoutCursor(List<QueryParameter> asked) {
        List<QueryParameter> rest = new ArrayList<>(asked);
        rest.removeIf(parameter -> parameter.name().equals("_cursor"));
        return rest;
    }

    private String url(List<QueryParameter> parameters) {
        return address.publicUrl() + "/AuditEvent?" + QueryParameter.encode(parameters);
    }

    private void record(Request request, Interaction interaction, int results) {
        audit.record(request.caller(), interaction, "AuditEvent", "AuditEvent", List.of(), results);
    }
}
