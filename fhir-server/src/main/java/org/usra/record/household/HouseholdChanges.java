package org.usra.record.household;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.audit.ReadAudit;
import org.usra.record.commit.Elements;
import org.usra.record.document.ResourceDocument;
import org.usra.record.family.FamilyNumbers;
import org.usra.record.interaction.OwnTransactions;
import org.usra.record.repeat.OnceOnly;
import org.usra.record.rulebook.RuleBook;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.store.ResourceKey;
import org.usra.rules.household.Effect;
import org.usra.rules.household.Household;
import org.usra.rules.household.HouseholdLimits;
import org.usra.rules.household.Moment;

/** Carries out changes of households: each one transaction, or the same transaction taken back, for a preview. */
@Component
class HouseholdChanges {

    private final AccessPolicy access;
    private final FamilyFiles files;
    private final Standing standing;
    private final OwnTransactions transactions;
    private final OnceOnly once;
    private final ReadAudit audit;
    private final Register register;

    /** What the changes need to know of law, numbers and time. */
    @Component
    record Register(RuleBook rules, FamilyNumbers numbers, Clock clock) {}

    HouseholdChanges(
            AccessPolicy access,
            FamilyFiles files,
            Standing standing,
            OwnTransactions transactions,
            OnceOnly once,
            ReadAudit audit,
            Register register) {
        this.access = access;
        this.files = files;
        this.standing = standing;
        this.transactions = transactions;
        this.once = once;
        this.audit = audit;
        this.register = register;
    }

    void requirePermitted(Caller caller, Interaction interaction) {
        access.requirePermitted(caller, "Group", interaction);
    }

    /** What a change would write, and what it wrote. */
    private record Done(List<Line> lines, Worksheet sheet, List<ObjectNode> written) {}

    OperationResult carryOut(OperationRequest request, HouseholdChange change) {
        ChangeForm form = ChangeForm.of(request.body());
        if (!form.isPreview()) {
            return once.run(request, () -> answer(done(request, change, form).written()));
        }
        Done would = once.rehearse(() -> done(request, change, form));
        ObjectNode preview = HouseholdPreview.of(would.lines(), reference -> name(would.sheet(), reference));
        audit.record(
                request.caller(),
                Interaction.OPERATION,
                request.type(),
                request.type() + "/" + request.id() + "/$" + change.name() + "?preview=true",
                HouseholdPreview.patients(would.lines()),
                would.lines().size());
        return OperationResult.ok(ResourceDocument.of(preview));
    }

    private Done done(OperationRequest request, HouseholdChange change, ChangeForm form) {
        @Nullable Household household = change.household(request, files);
        // Only now: whoever waited for the lock would else come before what was changed meanwhile.
        Instant now = register.clock().instant();
        Moment today = Moment.of(now.atZone(RuleBook.EGYPT).toLocalDate(), now);
        Worksheet sheet = new Worksheet(files::load);
        Workbench bench = new Workbench(
                request.caller(),
                request.type() + "/" + request.id(),
                household,
                form,
                Moment.of(form.date(today.day()), now),
                limits(now),
                files,
                sheet);
        change.requireVersion(request, files);
        Contributions contributions = Contributions.before(household, standing, now, register.rules());
        List<Effect> effects = change.plan(bench);
        List<Line> lines = new ArrayList<>(sheet.notes());
        lines.addAll(new CarryingOut(sheet, standing, register.numbers(), now).carryOut(effects));
        OwnTransactions.Draft draft = sheet.draft();
        draft.create(ChangeTrail.of(
                change.name(),
                sheet.targets(),
                request.caller(),
                form,
                bench.moment().day(),
                now));
        List<ObjectNode> written = transactions.write(ActingForTheFamily.of(request.caller()), draft);
        lines.addAll(contributions.after(sheet).lines());
        return new Done(lines, sheet, written);
    }

    private String name(Worksheet sheet, String reference) {
        ObjectNode resource = sheet.find(reference)
                .orElseGet(() -> files.load(ResourceKey.of(reference)).resource());
        // People know an enrolment by doctor or unit, and a post by who holds it.
        for (String element : new String[] {"careManager", "managingOrganization"}) {
            if (resource.path(element).has("reference")) {
                return name(sheet, resource.path(element).path("reference").asText());
            }
        }
        return Elements.reference(resource.path("practitioner"), "Practitioner")
                .flatMap(id -> files.find(new ResourceKey("Practitioner", id)))
                .map(HouseholdPreview::name)
                .orElseGet(() -> HouseholdPreview.name(resource));
    }

    private HouseholdLimits limits(Instant now) {
        RuleBook rules = register.rules();
        return new HouseholdLimits(
                rules.number("newborn.registration.days", now).intValueExact(),
                rules.number("household.backdate.days", now).intValueExact(),
                rules.number("household.head.age", now).intValueExact(),
                rules.number("household.spouses", now).intValueExact());
    }

    /** Everything that was written, the files first. */
    private static OperationResult answer(List<ObjectNode> written) {
        ObjectNode bundle = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Bundle")
                .put("type", "collection");
        ArrayNode entries = bundle.putArray("entry");
        written.stream()
                .sorted(Comparator.comparing(
                        resource -> !resource.path("resourceType").asText().equals("Group")))
                .forEach(resource -> entries.addObject().set("resource", resource));
        return OperationResult.ok(ResourceDocument.of(bundle));
    }
}
