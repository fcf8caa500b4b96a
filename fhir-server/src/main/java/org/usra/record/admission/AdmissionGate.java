package org.usra.record.admission;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.commit.Change;
import org.usra.record.commit.Derivation;
import org.usra.record.directory.Facilities;
import org.usra.record.document.ResourceDocument;
import org.usra.rules.admission.AdmissionRefusals;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * Judges every Encounter at a hospital of the register, on its before and its after image, at the server's clock, inside
 * the transaction that writes it. Whatever interaction brought it here makes no difference.
 */
@Component
class AdmissionGate implements Derivation {

    private final GateSettings settings;
    private final Facilities facilities;
    private final Judgement judgement;
    private final Grounds grounds;
    private final Clock clock;

    AdmissionGate(GateSettings settings, Facilities facilities, Judgement judgement, Grounds grounds, Clock clock) {
        this.settings = settings;
        this.facilities = facilities;
        this.judgement = judgement;
        this.grounds = grounds;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Set.of("Encounter");
    }

    /** Nothing: a judgement is a decision of its day and is not derived again. */
    @Override
    public void withdraw(Change change) {}

    @Override
    public void derive(Change change) {}

    @Override
    public void judge(Caller caller, List<Change> changes) {
        if (!settings.enabled()) {
            return;
        }
        changes.stream()
                .filter(change -> change.type().equals("Encounter"))
                .forEach(change -> judge(caller, change, clock.instant()));
    }

    private void judge(Caller caller, Change change, Instant now) {
        Optional<HospitalEncounter> before = image(change.before());
        Optional<HospitalEncounter> after = image(change.after());
        Optional<String> hospitalBefore = hospital(before, now);
        Optional<String> hospitalAfter = hospital(after, now);
        Optional<String> writers = caller.organizations().stream()
                .flatMap(organization -> facilities.hospitalOf(organization, now).stream())
                .map(Facilities.Facility::id)
                .findFirst();
        if (caller.imports()) {
            require(hospitalBefore.isEmpty() && hospitalAfter.isEmpty(), AdmissionRefusals.IMPORT_FOR_REGISTERED);
            return;
        }
        if (hospitalBefore.isEmpty() && hospitalAfter.isEmpty() && writers.isEmpty()) {
            return;
        }
        if (after.isEmpty()) {
            grounds.end(change.id());
            return;
        }
        requireProvider(caller, before.isPresent() ? hospitalBefore : hospitalAfter, hospitalAfter, writers);
        String hospital = hospitalAfter.orElseThrow();
        require(
                after.filter(image -> image.provider() != null)
                        .flatMap(image -> Optional.ofNullable(image.facilityNumber()))
                        .flatMap(facilities::numbered)
                        .filter(named -> !named.equals(after.get().provider()))
                        .isEmpty(),
                AdmissionRefusals.PROVIDER_MISMATCH);
        if (after.get().isWithdrawn()) {
            grounds.end(change.id());
        } else if (!after.get().standsAs(before)) {
            judgement.admit(change.id(), hospital, before, after.get(), now);
        } else if (!after.get().isLive()) {
            grounds.end(change.id());
        } else {
            judgement.resume(change.id(), before);
        }
    }

    /** An Encounter stays with its hospital, and only that hospital (or the scheme's own clocks) writes it. */
    private static void requireProvider(
            Caller caller, Optional<String> before, Optional<String> after, Optional<String> writers) {
        require(after.isPresent() && before.equals(after), AdmissionRefusals.PROVIDER_MISMATCH);
        boolean clocks = caller.workflow() && caller.roles().contains("system");
        require(clocks || writers.equals(after), AdmissionRefusals.PROVIDER_MISMATCH);
    }

    private Optional<String> hospital(Optional<HospitalEncounter> image, Instant now) {
        return image.flatMap(this::provider)
                .flatMap(provider -> facilities.hospitalOf(provider, now))
                .map(Facilities.Facility::id);
    }

    private Optional<String> provider(HospitalEncounter image) {
        return Optional.ofNullable(image.provider())
                .or(() -> Optional.ofNullable(image.facilityNumber()).flatMap(facilities::numbered));
    }

    private static Optional<HospitalEncounter> image(@Nullable ResourceDocument document) {
        return Optional.ofNullable(document).map(present -> HospitalEncounter.of(present.root()));
    }

    private static void require(boolean holds, Refusal refusal) {
        if (!holds) {
            throw new Refused(RefusalKind.RULE, refusal);
        }
    }
}
