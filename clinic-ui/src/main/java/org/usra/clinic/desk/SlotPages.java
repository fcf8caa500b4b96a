package org.usra.clinic.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Appointment;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usra.clinic.language.Fmt;
import org.usra.clinic.person.Banners;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.Query;
import org.usra.clinic.record.ReferralProcess;
import org.usra.clinic.shell.Acting;

/** {@code /desk/referrals/{taskId}/slots}: the free times of a week as buttons. */
@Controller
class SlotPages {

    private final ReferralProcess process;
    private final Worklist worklist;
    private final TaskActions actions;
    private final Bookings bookings;
    private final Banners banners;
    private final Acting acting;
    private final Fmt fmt;

    SlotPages(
            ReferralProcess process,
            Worklist worklist,
            TaskActions actions,
            Bookings bookings,
            Banners banners,
            Acting acting,
            Fmt fmt) {
        this.process = process;
        this.worklist = worklist;
        this.actions = actions;
        this.bookings = bookings;
        this.banners = banners;
        this.acting = acting;
        this.fmt = fmt;
    }

    @GetMapping("/desk/referrals/{taskId}/slots")
    String slots(@PathVariable String taskId, @RequestParam(defaultValue = "0") int week, Model model) {
        int shown = Math.max(0, Math.min(week, 3));
        LocalDate start = fmt.today().plusWeeks(shown);
        DeskItem item = worklist.one(taskId);
        Found proposed = process.ask(Query.of("Appointment/$find")
                .with("task", taskId)
                .with("start", start.toString())
                .with("end", start.plusDays(7).toString()));
        model.addAttribute("item", item);
        // A hospital that is chosen again has an old appointment, and books a first one.
        model.addAttribute(
                "booking",
                actions.of(taskId).contains("reschedule")
                        ? bookings.of(item.referral().id())
                        : Booking.NONE);
        model.addAttribute(
                "banner",
                item.person() == null ? null : banners.fetch(item.person().id()));
        model.addAttribute("week", shown);
        model.addAttribute("start", start);
        model.addAttribute("end", start.plusDays(6));
        model.addAttribute("days", days(proposed));
        return "slots";
    }

    /** Takes the time; where there is an appointment already, it moves to it. */
    @PostMapping("/desk/referrals/{taskId}/slots")
    String book(
            @PathVariable String taskId,
            @RequestParam String slot,
            @RequestParam(defaultValue = "") String appointment,
            @RequestParam(defaultValue = "") String once,
            RedirectAttributes next) {
        String back = "/desk/referrals/" + taskId;
        String where = appointment.isEmpty()
                ? acting.act(next, back, "receipt.desk.book", () -> bookings.book(taskId, slot, once))
                : acting.act(next, back, "receipt.desk.reschedule", () -> bookings.move(appointment, slot, once));
        // A place that somebody else took meanwhile: stay with the free times.
        return next.getFlashAttributes().containsKey("refusals") ? where + "/slots" : where;
    }

    private List<SlotDay> days(Found proposed) {
        Map<LocalDate, List<SlotDay.Time>> byDay = new TreeMap<>();
        proposed.stream(Appointment.class)
                .filter(appointment -> appointment.hasSlot() && appointment.hasStart())
                .sorted(Comparator.comparing(Appointment::getStart))
                .forEach(appointment -> byDay.computeIfAbsent(
                                fmt.dayOf(appointment.getStart()), day -> new ArrayList<>())
                        .add(new SlotDay.Time(Found.id(appointment.getSlotFirstRep()), appointment.getStart())));
        return byDay.entrySet().stream()
                .map(entry -> new SlotDay(entry.getKey(), entry.getValue()))
                .toList();
    }
}
