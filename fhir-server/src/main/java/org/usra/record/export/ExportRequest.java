package org.usra.record.export;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.search.QueryParameter;
import org.usra.record.search.ScannedResources;
import org.usra.record.server.OperationRequest;

/** Understands a request for an export, and refuses what could not be answered truly. */
@Component
class ExportRequest {

    private static final Set<String> FORMATS =
            Set.of("application/fhir+ndjson", "application/fhir ndjson", "application/ndjson", "ndjson");

    /** A comma before the next query; one within a query is left to the search. */
    private static final Pattern BETWEEN_FILTERS = Pattern.compile(",(?=[A-Za-z]+\\?)");

    /** These shape an answer of pages, which an export has not. */
    private static final Pattern OF_PAGES = Pattern.compile(
            "_sort|_count|_total|_summary|_cursor|_contained|_format|_pretty|_elements|_type|_(rev)?include(:.*)?");

    private final FhirDefinitions definitions;
    private final AccessPolicy access;
    private final ScannedResources resources;
    private final Clock clock;

    ExportRequest(FhirDefinitions definitions, AccessPolicy access, ScannedResources resources, Clock clock) {
        this.definitions = definitions;
        this.access = access;
        this.resources = resources;
        this.clock = clock;
    }

    /** @param patients the people whose records are meant; null for no such limit */
    ExportOrder read(OperationRequest request, boolean ofPatients, @Nullable List<String> patients) {
        request.first("_outputFormat")
                .filter(format -> !FORMATS.contains(format))
                .ifPresent(format -> {
                    throw ExportFault.format(format);
                });
        Caller caller = request.caller();
        List<String> types = types(caller, ofPatients, words(request, "_type"));
        List<String> filters = request.query().getOrDefault("_typeFilter", List.of()).stream()
                .flatMap(BETWEEN_FILTERS::splitAsStream)
                .toList();
        filters.forEach(filter -> requireFilter(caller, types, filter));
        return new ExportOrder(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                types,
                patients,
                ofPatients,
                request.first("_since").map(ExportRequest::instant).orElse(null),
                filters,
                words(request, "_elements"));
    }

    /** What is named must be permitted; what is not named comes where it is. */
    private List<String> types(Caller caller, boolean ofPatients, List<String> named) {
        List<String> possible = definitions.resourceTypes().stream()
                .filter(type -> !ofPatients
                        || !definitions.compartmentParameters("Patient", type).isEmpty()
                        || type.equals("Patient"))
                // The audit is no resource of the table to whom it is shown.
                .filter(type -> caller.imports() || !type.equals("AuditEvent"))
                .toList();
        for (String type : named) {
            if (!possible.contains(type)) {
                throw ExportFault.type(type);
            }
            access.requirePermitted(caller, type, Interaction.SEARCH);
        }
        return possible.stream()
                .filter(type ->
                        named.isEmpty() ? access.permits(caller, type, Interaction.SEARCH) : named.contains(type))
                .toList();
    }

    private void requireFilter(Caller caller, List<String> types, String filter) {
        int mark = filter.indexOf('?');
        if (mark <= 0 || !types.contains(filter.substring(0, mark))) {
            throw ExportFault.filter(
                    filter,
                    "write Type?parameter=value, of a type that this export holds",
                    "اكتب Type?parameter=value لنوع يدخل في هذا التصدير");
        }
        String query = filter.substring(mark + 1);
        for (QueryParameter parameter : QueryParameter.parse(query)) {
            if (OF_PAGES.matcher(parameter.name()).matches()) {
                throw ExportFault.filter(
                        filter, parameter.name() + " chooses no resources", parameter.name() + " لا يختار موارد");
            }
        }
        // The search itself says what it does not understand.
        resources.query(caller, filter.substring(0, mark), List.of(query));
    }

    private static List<String> words(OperationRequest request, String name) {
        List<String> words = new ArrayList<>();
        for (String value : request.query().getOrDefault(name, List.of())) {
            Stream<String> parts = Arrays.stream(value.split(",")).map(String::trim);
            parts.filter(part -> !part.isEmpty()).forEach(words::add);
        }
        return words;
    }

    private static Instant instant(String text) {
        try {
            // A plus that nobody encoded arrives as a blank.
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw ExportFault.since(text);
        }
    }
}
