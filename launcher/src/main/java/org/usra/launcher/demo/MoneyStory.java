package org.usra.launcher.demo;

import static org.usra.launcher.demo.Elements.at;
import static org.usra.launcher.demo.Elements.hl7;
import static org.usra.launcher.demo.Elements.pounds;
import static org.usra.launcher.demo.Elements.reference;
import static org.usra.launcher.demo.Json.list;
import static org.usra.launcher.demo.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import org.usra.launcher.demo.Household.Cover;

/** What the insurer knows of a family: claims of hospitals with their answers, and eligibility that was asked. */
final class MoneyStory {

    private static final List<String> HOSPITALS = List.of("h-alsalam", "h-alzohour", "h-alhayat");
    private static final Rates RATES = Rates.shipped();

    private final Vocabulary vocabulary;
    private final LocalDate today;

    MoneyStory(Vocabulary vocabulary, LocalDate today) {
        this.vocabulary = vocabulary;
        this.today = today;
    }

    void write(Household household, Batch batch, Urns urns, RandomGenerator random) {
        List<Person> members = household.members();
        int claims = household.index() == 0 ? 2 : random.nextInt(3);
        for (int i = 0; i < claims; i++) {
            Person person = members.get(random.nextInt(Math.min(2, members.size())));
            LocalDate served = today.minusDays(60 + random.nextInt(500));
            if (!served.isBefore(household.memberSince(person))) {
                claim(household, person, served, batch, urns, random);
            }
        }
        if (random.nextInt(100) < 30 || household.index() == 0) {
            eligibility(household, members.getFirst(), batch, urns, random);
        }
    }

    private void claim(
            Household household, Person person, LocalDate served, Batch batch, Urns urns, RandomGenerator random) {
        String hospital = HOSPITALS.get(random.nextInt(HOSPITALS.size()));
        boolean imaging = random.nextBoolean();
        String service = imaging ? "radiology" : "laboratory";
        BigDecimal price = BigDecimal.valueOf(120L + 10 * random.nextInt(80));
        BigDecimal share = household.category().equals("unable")
                ? BigDecimal.ZERO
                : RATES.share(imaging ? "imaging" : "laboratory", price, served);
        BigDecimal paid = price.subtract(share).setScale(2, RoundingMode.HALF_UP);
        String claim = urns.next();
        batch.post(
                claim,
                object(
                        "resourceType", "Claim",
                        "status", "active",
                        "type", hl7("claim-type", "institutional"),
                        "use", "claim",
                        "patient", reference(person.address()),
                        "billablePeriod", Elements.period(served, served),
                        "created", served.plusDays(2),
                        "insurer", reference("Organization/a-uhia"),
                        "provider", reference("Organization/" + hospital),
                        "priority", hl7("processpriority", "normal"),
                        "insurance",
                                list(object(
                                        "sequence", 1, "focal", true, "coverage", reference(Urns.coverage(person)))),
                        "item",
                                list(object(
                                        "sequence",
                                        1,
                                        "productOrService",
                                        vocabulary.concept("service", service),
                                        "servicedDate",
                                        served,
                                        "net",
                                        pounds(price))),
                        "total", pounds(price)));
        batch.post(
                urns.next(),
                object(
                        "resourceType", "ClaimResponse",
                        "status", "active",
                        "type", hl7("claim-type", "institutional"),
                        "use", "claim",
                        "patient", reference(person.address()),
                        "created", served.plusDays(9),
                        "insurer", reference("Organization/a-uhia"),
                        "requestor", reference("Organization/" + hospital),
                        "request", reference(claim),
                        "outcome", "complete",
                        "item", list(object("itemSequence", 1, "adjudication", amounts(price, share, paid))),
                        "total", amounts(price, share, paid),
                        "payment",
                                object(
                                        "type", hl7("ex-paymenttype", "complete"),
                                        "date", served.plusDays(30),
                                        "amount", pounds(paid))));
    }

    private static com.fasterxml.jackson.databind.node.ArrayNode amounts(
            BigDecimal price, BigDecimal share, BigDecimal paid) {
        return list(amount("submitted", price), amount("copay", share), amount("benefit", paid));
    }

    private static ObjectNode amount(String category, BigDecimal amount) {
        return object("category", hl7("adjudication", category), "amount", pounds(amount));
    }

    private void eligibility(Household household, Person person, Batch batch, Urns urns, RandomGenerator random) {
        LocalDate asked = today.minusDays(30 + random.nextInt(20));
        String hospital = HOSPITALS.get(random.nextInt(HOSPITALS.size()));
        String request = urns.next();
        boolean inForce = household.cover() == Cover.IN_FORCE || asked.isBefore(today.minusDays(45));
        Vocabulary.Words words =
                vocabulary.words("access-decision", inForce ? "referral-required" : "coverage-suspended");
        batch.post(
                request,
                object(
                        "resourceType", "CoverageEligibilityRequest",
                        "status", "active",
                        "purpose", list("benefits"),
                        "patient", reference(person.address()),
                        "servicedDate", asked,
                        "created", at(asked.atTime(9, 40)),
                        "provider", reference("Organization/" + hospital),
                        "insurer", reference("Organization/a-uhia"),
                        "insurance", list(object("focal", true, "coverage", reference(Urns.coverage(person)))),
                        "item", list(object("category", vocabulary.concept("service", "cardiology")))));
        batch.post(
                urns.next(),
                object(
                        "resourceType", "CoverageEligibilityResponse",
                        "extension",
                                list(Elements.extension(
                                        "access-decision",
                                        "valueCoding",
                                        vocabulary.coding(
                                                "access-decision",
                                                inForce ? "referral-required" : "coverage-suspended"))),
                        "status", "active",
                        "purpose", list("benefits"),
                        "patient", reference(person.address()),
                        "servicedDate", asked,
                        "created", at(asked.atTime(9, 40)),
                        "requestor", reference("Organization/" + hospital),
                        "request", reference(request),
                        "outcome", "complete",
                        "disposition", words.english(),
                        "_disposition", Elements.inArabic(words.arabic()),
                        "insurer", reference("Organization/a-uhia"),
                        "insurance", list(object("coverage", reference(Urns.coverage(person)), "inforce", inForce))));
    }
}
