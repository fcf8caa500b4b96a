package org.usra.clinic.citizen;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usra.clinic.access.Role;
import org.usra.clinic.desk.Bookings;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.family.ReferralLine;
import org.usra.clinic.person.PersonCard;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.record.Query;
import org.usra.clinic.referral.Choosing;
import org.usra.clinic.referral.ReferralCard;
import org.usra.clinic.referral.Referrals;
import org.usra.clinic.referral.UnknownAction;
import org.usra.clinic.shell.Acting;

/** {@code /c}: the people a citizen may act for, their referrals and appointments; the patient chooses here. */
@Controller
class CitizenPages {

    private final HealthRecord healthRecord;
    private final Referrals referrals;
    private final Choosing choosing;
    private final Bookings bookings;
    private final Acting acting;

    CitizenPages(HealthRecord healthRecord, Referrals referrals, Choosing choosing, Bookings bookings, Acting acting) {
        this.healthRecord = healthRecord;
        this.referrals = referrals;
        this.choosing = choosing;
        this.bookings = bookings;
        this.acting = acting;
    }

    /** A referral with the person it is for. */
    public record Own(PersonCard person, ReferralLine line) {}

    /** The record shows a citizen no Patient but those that the login may act for. */
    @GetMapping("/c")
    String home(Model model) {
        List<PersonCard> people = healthRecord
                .searchWherePermitted(Query.of("Patient").with("_count", 20))
                .stream(Patient.class)
                .map(PersonCard::of)
                .toList();
        Map<String, PersonCard> byId =
                people.stream().collect(Collectors.toMap(PersonCard::id, person -> person, (one, same) -> one));
        String all = people.stream().map(person -> "Patient/" + person.id()).collect(Collectors.joining(","));
        model.addAttribute("people", people);
        model.addAttribute("referrals", all.isEmpty() ? List.of() : referralsOf(all, byId));
        model.addAttribute("appointments", all.isEmpty() ? List.of() : appointmentsOf(all));
        return "citizen";
    }

    @GetMapping("/c/referrals/{id}")
    String referral(@PathVariable String id, Model model) {
        ReferralCard referral = referrals.open(id);
        model.addAttribute("referral", referral);
        model.addAttribute("person", PersonCard.of(healthRecord.read(Patient.class, referral.patient())));
        model.addAttribute("mayChoose", referral.mayChoose());
        return "citizen-referral";
    }

    @PostMapping("/c/referrals/{id}/{action}")
    String act(
            @PathVariable String id,
            @PathVariable String action,
            @RequestParam MultiValueMap<String, String> fields,
            RedirectAttributes next) {
        Entered entered = Entered.from(fields);
        String once = String.valueOf(fields.getFirst("once"));
        return acting.act(next, "/c/referrals/" + id, "receipt.citizen." + action, () -> switch (action) {
            case "choose" -> choosing.choose(id, entered, Role.CITIZEN, once);
            case "candidates" -> choosing.offer(id, once);
            case "cancel" -> bookings.end(entered, action, once);
            default -> throw UnknownAction.of(action);
        });
    }

    private List<Own> referralsOf(String patients, Map<String, PersonCard> byId) {
        return healthRecord
                .searchWherePermitted(
                        Query.of("ServiceRequest").with("patient", patients).with("_count", 50))
                .stream(ServiceRequest.class)
                .filter(request -> byId.containsKey(Found.id(request.getSubject())))
                .sorted(Comparator.comparing(
                                ServiceRequest::getAuthoredOn, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed())
                .map(request -> new Own(
                        Objects.requireNonNull(byId.get(Found.id(request.getSubject()))), ReferralLine.of(request)))
                .toList();
    }

    private List<ReferralCard.BookingLine> appointmentsOf(String patients) {
        return healthRecord
                .searchWherePermitted(
                        Query.of("Appointment").with("patient", patients).with("_count", 50))
                .stream(Appointment.class)
                .filter(Appointment::hasStart)
                .sorted(Comparator.comparing(Appointment::getStart))
                .map(referrals::booking)
                .toList();
    }
}
