package org.usra.referral.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.referral.record.CareRecord;
import org.usra.referral.record.RecordRefused;
import org.usra.referral.rulebook.RuleValues;
import org.usra.referral.vocabulary.Terms;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Takes a slot for one patient; whoever comes second is told the next free ones. */
@Component
class TakingSlots {

    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d/M/yyyy H:mm");

    private final CareRecord record;
    private final FreeSlots slots;
    private final RuleValues rules;
    private final Clock clock;

    TakingSlots(CareRecord record, FreeSlots slots, RuleValues rules, Clock clock) {
        this.record = record;
        this.slots = slots;
        this.rules = rules;
        this.clock = clock;
    }

    Slot read(@Nullable String person, String id) {
        return record.read(person, Slot.class, id);
    }

    /** The slot that an input names. */
    Slot named(@Nullable String person, String id) {
        return record.named(person, Slot.class, id, "slot");
    }

    Instant now() {
        return clock.instant();
    }

    /** The service that the patient chose at this hospital. */
    static String serviceOf(Task fulfilment) {
        return fulfilment.getInput().stream()
                .filter(input -> Terms.is(input.getType(), "task-input", "chosen-service"))
                .map(input -> ((Reference) input.getValue()).getReference())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a fulfilment Task without chosen service"));
    }

    /** Marks the slot as held for the time that the rule gives. */
    Date hold(@Nullable String person, Slot slot, Task fulfilment) {
        requireFree(person, slot, fulfilment);
        Date until = Date.from(now().plus(Duration.ofMinutes(rules.number("slot.hold.minutes"))));
        slot.setStatus(Slot.SlotStatus.BUSYTENTATIVE);
        mark(slot, until);
        return until;
    }

    /** Marks the slot as taken for good; a hold of this very appointment does not stand in the way. */
    void take(@Nullable String person, Slot slot, Task fulfilment, @Nullable Appointment held) {
        Date until = FreeSlots.heldUntil(slot.getExtension());
        boolean own = held != null
                && slot.getStatus() == Slot.SlotStatus.BUSYTENTATIVE
                && until != null
                && until.equals(FreeSlots.heldUntil(held.getExtension()));
        if (!own) {
            requireFree(person, slot, fulfilment);
        }
        slot.setStatus(Slot.SlotStatus.BUSY);
        mark(slot, null);
    }

    static void free(Slot slot) {
        slot.setStatus(Slot.SlotStatus.FREE);
        mark(slot, null);
    }

    /** The record's own guard over places may refuse where the slot still looked free. */
    Bundle orOffer(@Nullable String person, Supplier<Task> fulfilment, Supplier<Bundle> step) {
        try {
            return step.get();
        } catch (RecordRefused e) {
            if (e.says("slot-taken")) {
                throw taken(person, fulfilment.get());
            }
            throw e;
        }
    }

    private void requireFree(@Nullable String person, Slot slot, Task fulfilment) {
        if (!slots.schedules(person, serviceOf(fulfilment))
                .contains(slot.getSchedule().getReference())) {
            throw new Refused(
                    RefusalKind.RULE,
                    new Refusal(
                            "slot-of-another-service",
                            "هذا الموعد لخدمة أخرى. اختر من مواعيد الخدمة التي اختارها المريض.",
                            "This slot is another service's. Take one of the service that the patient chose.",
                            "Appointment.slot"));
        }
        if (!FreeSlots.isFree(slot, now()) || slot.getStart().toInstant().isBefore(now())) {
            throw taken(person, fulfilment);
        }
    }

    private Refused taken(@Nullable String person, Task fulfilment) {
        List<Slot> next = slots.next(person, serviceOf(fulfilment), now(), rules.number("booking.offer.slots"));
        String times = String.join(
                ", ",
                next.stream()
                        .map(slot -> WORDS.format(slot.getStart().toInstant().atZone(RuleValues.ZONE)))
                        .toList());
        List<Refusal> refusals = new ArrayList<>();
        refusals.add(new Refusal(
                "slot-taken",
                "أخذ هذا الموعد شخص آخر. المواعيد التالية المتاحة: " + times + ".",
                "Somebody else has taken this slot. Next free: " + times + ".",
                "Appointment.slot"));
        for (Slot slot : next) {
            String when = WORDS.format(slot.getStart().toInstant().atZone(RuleValues.ZONE));
            refusals.add(new Refusal("next-slot", "متاح: " + when, "Free: " + when)
                    .at("Slot/" + slot.getIdElement().getIdPart() + "|"
                            + slot.getStartElement().getValueAsString()));
        }
        return new Refused(RefusalKind.CONFLICT, refusals);
    }

    private static void mark(Slot slot, @Nullable Date until) {
        slot.getExtension()
                .removeIf(one -> Terms.extension("held-until", new InstantType())
                        .getUrl()
                        .equals(one.getUrl()));
        if (until != null) {
            slot.addExtension(Terms.extension("held-until", new InstantType(until)));
        }
    }
}
