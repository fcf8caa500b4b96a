package org.usra.launcher.demo;

import static org.usra.launcher.demo.Elements.extension;
import static org.usra.launcher.demo.Elements.identifier;
import static org.usra.launcher.demo.Elements.inArabic;
import static org.usra.launcher.demo.Elements.reference;
import static org.usra.launcher.demo.Json.list;
import static org.usra.launcher.demo.Json.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Facilities, their places and what they offer, from the reference files. */
final class Directory {

    private final Vocabulary vocabulary;
    private final LocalDate today;

    Directory(Vocabulary vocabulary, LocalDate today) {
        this.vocabulary = vocabulary;
        this.today = today;
    }

    /** Everything except slots: the first resources that anything else refers to. */
    List<ObjectNode> resources() {
        List<ObjectNode> resources = new ArrayList<>();
        for (ReferenceFile.Row facility : ReferenceFile.ofDb("facility").rows()) {
            resources.add(organization(facility));
            if (facility.find("latitude").isPresent()) {
                resources.add(location(facility));
            }
        }
        for (ReferenceFile.Row offer : ReferenceFile.ofDb("facility-service").rows()) {
            resources.add(service(offer));
            if (offer.number("slots_per_day") > 0) {
                resources.add(schedule(offer));
            }
        }
        resources.add(object(
                "resourceType",
                "InsurancePlan",
                "id",
                "plan-uhi",
                "status",
                "active",
                "name",
                "التأمين الصحي الشامل",
                "alias",
                list("Universal health insurance"),
                "period",
                Elements.period(LocalDate.of(2019, 7, 1), null),
                "ownedBy",
                reference("Organization/a-uhia"),
                "administeredBy",
                reference("Organization/a-uhia")));
        return resources;
    }

    private ObjectNode organization(ReferenceFile.Row facility) {
        return object(
                "resourceType",
                "Organization",
                "id",
                facility.text("id"),
                "extension",
                states(facility),
                "identifier",
                list(identifier(
                        "facility", "%s-%02d".formatted(facility.text("governorate"), facility.number("number")))),
                "active",
                true,
                "type",
                list(vocabulary.concept("facility-kind", facility.text("kind"))),
                "name",
                facility.text("name_ar"),
                "alias",
                list(facility.text("name_en")),
                "address",
                list(address(facility)));
    }

    private static ObjectNode location(ReferenceFile.Row facility) {
        return object(
                "resourceType", "Location",
                "id", "l-" + facility.text("id"),
                "extension", states(facility),
                "status", "active",
                "name", facility.text("name_ar"),
                "alias", list(facility.text("name_en")),
                "mode", "instance",
                "address", address(facility),
                "position",
                        object(
                                "longitude", new BigDecimal(facility.text("longitude")),
                                "latitude", new BigDecimal(facility.text("latitude"))),
                "managingOrganization", reference("Organization/" + facility.text("id")));
    }

    private static ObjectNode address(ReferenceFile.Row facility) {
        return object(
                "district",
                facility.find("district").orElse(null),
                "city",
                facility.find("district").filter("بورفؤاد"::equals).orElse("بورسعيد"),
                "state",
                "بورسعيد",
                "country",
                "EG");
    }

    private static ArrayNode states(ReferenceFile.Row facility) {
        ArrayNode states = list();
        facility.find("accreditation")
                .ifPresent(state -> states.add(extension("accreditation-state", "valueCode", state)));
        facility.find("contract").ifPresent(state -> states.add(extension("contract-state", "valueCode", state)));
        return states;
    }

    private ObjectNode service(ReferenceFile.Row offer) {
        String facility = offer.text("facility");
        String code = offer.text("service");
        Vocabulary.Words words = vocabulary.words("service", code);
        return object(
                "resourceType", "HealthcareService",
                "id", facility + "-" + code,
                "extension", figures(offer),
                "active", true,
                "providedBy", reference("Organization/" + facility),
                "type", list(vocabulary.concept("service", code)),
                "specialty", list(vocabulary.concept("service", code)),
                "location", list(reference("Location/l-" + facility)),
                "name", words.english(),
                "_name", inArabic(words.arabic()),
                "appointmentRequired", offer.number("slots_per_day") > 0);
    }

    private ArrayNode figures(ReferenceFile.Row offer) {
        ArrayNode figures = list(
                extension("capacity-status", "valueCode", offer.text("capacity")),
                extension("capacity-as-of", "valueDateTime", today),
                extension("wait-p50-days", "valueInteger", offer.number("wait_p50_days")),
                extension("wait-p90-days", "valueInteger", offer.number("wait_p90_days")));
        for (String limit : List.of("min_age", "max_age")) {
            Optional<String> age = offer.find(limit);
            age.ifPresent(
                    years -> figures.add(extension(limit.replace('_', '-'), "valueInteger", Integer.valueOf(years))));
        }
        offer.find("sex").ifPresent(sex -> figures.add(extension("sex", "valueCode", sex)));
        return figures;
    }

    private ObjectNode schedule(ReferenceFile.Row offer) {
        String name = offer.text("facility") + "-" + offer.text("service");
        return object(
                "resourceType",
                "Schedule",
                "id",
                "s-" + name,
                "active",
                true,
                "serviceType",
                list(vocabulary.concept("service", offer.text("service"))),
                "specialty",
                list(vocabulary.concept("service", offer.text("service"))),
                "actor",
                list(reference("HealthcareService/" + name), reference("Location/l-" + offer.text("facility"))));
    }
}
