package org.usra.record.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.commit.Elements;
import org.usra.record.rulebook.RuleBook;
import org.usra.record.structure.StructureCheck;
import org.usra.rules.civil.CivilEvent;
import org.usra.rules.civil.Described;
import org.usra.rules.identity.Sex;
import org.usra.rules.naming.Canonical;

/** Reads a message by the contract of its event, which is the table of docs/fhir/exchange.md. */
@Component
class ReportReader {

    private static final String STATE = "unable";
    private static final Set<String> INSURANCE = Set.of("formal", "pensioner", "unemployed", "informal");

    private final StructureCheck structure;

    ReportReader(StructureCheck structure) {
        this.structure = structure;
    }

    /** Refuses what does not keep the contract. */
    Report read(Message message) {
        CivilEvent event =
                CivilEvent.of(message.event()).orElseThrow(() -> ContractFault.unknownEvent(message.event()));
        structure.require(message.bundle(), true);
        List<ObjectNode> focus = focus(message);
        ObjectNode patient = only(focus, "Patient");
        Report.Person person = person(patient);
        return switch (event) {
            case BIRTH -> new Report(event, newborn(person), relative(focus), born(patient), "");
            case DEATH -> new Report(event, person, person, required(patient, "deceasedDateTime"), "");
            case MARRIAGE, DIVORCE ->
                new Report(
                        event,
                        person,
                        relative(focus),
                        day(event == CivilEvent.MARRIAGE ? "start" : "end", only(focus, "RelatedPerson")),
                        "");
            case IDENTITY_CORRECTION -> new Report(event, correction(person), person, born(patient), "");
            case MEANS_TEST, INSURANCE_STATUS -> {
                ObjectNode coverage = only(focus, "Coverage");
                yield new Report(event, person, person, day("start", coverage), category(event, coverage));
            }
        };
    }

    private static List<ObjectNode> focus(Message message) {
        List<ObjectNode> focus = new ArrayList<>();
        int i = 0;
        for (JsonNode reference : message.header().path("focus")) {
            String url = reference.path("reference").asText();
            String place = "MessageHeader.focus[" + i++ + "]";
            focus.add(Elements.items(message.bundle().root().path("entry"))
                    .filter(entry -> entry.path("fullUrl").asText().equals(url))
                    .map(entry -> entry.path("resource"))
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast)
                    .findFirst()
                    .orElseThrow(() -> ContractFault.notInMessage(place)));
        }
        return focus;
    }

    private static ObjectNode only(List<ObjectNode> focus, String type) {
        List<ObjectNode> found = focus.stream()
                .filter(resource -> resource.path("resourceType").asText().equals(type))
                .toList();
        if (found.size() != 1) {
            throw ContractFault.oneOf(type);
        }
        return found.getFirst();
    }

    private static Report.Person relative(List<ObjectNode> focus) {
        return person(only(focus, "RelatedPerson"));
    }

    private static Report.Person person(ObjectNode resource) {
        String type = resource.path("resourceType").asText();
        Report.Person person = new Report.Person(
                numbers(resource, false),
                numbers(resource, true),
                new Described(names(resource), born(resource), sex(resource)),
                resource);
        if (person.numbers().isEmpty()) {
            throw ContractFault.missing(type + ".identifier");
        }
        if (person.described().names().isEmpty()) {
            throw ContractFault.missing(type + ".name");
        }
        return person;
    }

    private static Report.Person newborn(Report.Person person) {
        if (person.numbers().size() != 1) {
            throw ContractFault.missing("Patient.identifier");
        }
        if (person.described().sex() == null) {
            throw ContractFault.missing("Patient.gender");
        }
        return person;
    }

    private static Report.Person correction(Report.Person person) {
        if (person.oldNumbers().size() != 1 || person.numbers().size() != 1) {
            throw ContractFault.oldAndNew();
        }
        return person;
    }

    private static List<String> numbers(ObjectNode resource, boolean old) {
        return Elements.items(resource.path("identifier"))
                .filter(each -> each.path("system").asText().equals(Canonical.identifier("national-id")))
                .filter(each -> each.path("use").asText().equals("old") == old)
                .map(each -> each.path("value").asText())
                .toList();
    }

    /** Each whole name, as it is written. */
    static List<String> names(JsonNode resource) {
        return Elements.items(resource.path("name")).map(ReportReader::whole).toList();
    }

    private static String whole(JsonNode name) {
        if (name.has("text")) {
            return name.path("text").asText();
        }
        Stream<JsonNode> parts = Stream.concat(Elements.items(name.path("given")), Stream.of(name.path("family")));
        return String.join(" ", parts.map(JsonNode::asText).toList());
    }

    private static LocalDate born(ObjectNode resource) {
        return required(resource, "birthDate");
    }

    static @Nullable Sex sex(JsonNode resource) {
        return Stream.of(Sex.values())
                .filter(sex -> sex.code().equals(resource.path("gender").asText()))
                .findFirst()
                .orElse(null);
    }

    private static LocalDate day(String end, ObjectNode resource) {
        return date(
                resource.path("period").path(end), resource.path("resourceType").asText() + ".period." + end);
    }

    private static LocalDate required(ObjectNode resource, String element) {
        return date(resource.path(element), resource.path("resourceType").asText() + "." + element);
    }

    /** With day, month and year: by the clocks of Egypt where it has a time. */
    private static LocalDate date(JsonNode value, String element) {
        String text = value.asText();
        try {
            return text.length() > 10
                    ? OffsetDateTime.parse(text)
                            .atZoneSameInstant(RuleBook.EGYPT)
                            .toLocalDate()
                    : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw ContractFault.missing(element);
        }
    }

    private static String category(CivilEvent event, ObjectNode coverage) {
        String category = coverage.path("class").path(0).path("value").asText();
        boolean known = event == CivilEvent.MEANS_TEST ? category.equals(STATE) : INSURANCE.contains(category);
        if (!known) {
            throw ContractFault.category(category);
        }
        return category;
    }
}
