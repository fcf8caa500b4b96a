package org.usra.record.household;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usra.record.commit.Elements;
import org.usra.record.family.FamilyNumbers;
import org.usra.record.family.SchemeResources;
import org.usra.rules.household.Effect;

/** Writes the effects of a plan onto a worksheet, and what follows from them: enrolment, cover and who holds the policy. */
final class CarryingOut {

    private final Worksheet sheet;
    private final Standing standing;
    private final FamilyNumbers numbers;
    private final Instant now;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Effect.Joins> joined = new LinkedHashMap<>();
    private final Map<String, Instant> left = new LinkedHashMap<>();
    private final Set<String> crowned = new LinkedHashSet<>();
    private final Set<String> covered = new HashSet<>();
    private final Set<String> dead = new HashSet<>();

    CarryingOut(Worksheet sheet, Standing standing, FamilyNumbers numbers, Instant now) {
        this.sheet = sheet;
        this.standing = standing;
        this.numbers = numbers;
        this.now = now;
    }

    /** What becomes of whom, in the order in which a registrar reads it. */
    List<Line> carryOut(List<Effect> effects) {
        effects.forEach(this::carryOut);
        joined.forEach(this::settle);
        left.keySet().removeAll(joined.keySet());
        left.forEach((person, at) -> hold(person, person, "head", at));
        crowned.forEach(this::settleUnderHead);
        return List.copyOf(lines);
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.Opens opens -> open(opens);
            case Effect.Joins joins -> join(joins);
            case Effect.Leaves leaves -> leave(leaves);
            case Effect.Becomes becomes -> {
                file(becomes.household()).become(becomes.person(), becomes.to().code());
                line(
                        "role",
                        becomes.person(),
                        becomes.from().code(),
                        becomes.to().code());
            }
            case Effect.IsHeadedBy headed -> {
                file(headed.household()).head(sheet.create(SchemeResources.head(headed.person())), headed.acting());
                crowned.add(headed.household());
                line(headed.acting() ? "acting-head" : "head", headed.household(), null, headed.person());
            }
            case Effect.MovesTo moves -> move(moves);
            case Effect.Closes closes -> {
                file(closes.household()).close(closes.into());
                line(closes.into() == null ? "closes" : "merges", closes.household(), null, closes.into());
            }
            case Effect.Reopens reopens -> {
                file(reopens.household()).reopen();
                line("reopens", reopens.household(), null, null);
            }
            case Effect.Dies dies -> {
                dead.add(dies.person());
                new Ending(sheet, standing, lines).die(dies.person(), dies.at());
            }
        }
    }

    private FamilyFile file(String household) {
        return new FamilyFile(sheet.edit(household));
    }

    private void line(String code, String subject, @Nullable String from, @Nullable String to) {
        lines.add(new Line(code, subject, from, to));
    }

    private void open(Effect.Opens opens) {
        sheet.edit(opens.household())
                .setAll(SchemeResources.household(numbers.next(opens.unit()), opens.unit(), Texts.of(opens.at())));
        line("opens", opens.household(), null, "Organization/" + opens.unit());
    }

    private void join(Effect.Joins joins) {
        file(joins.household())
                .join(joins.person(), joins.role().code(), joins.reason().code(), Texts.of(joins.at()));
        joined.put(joins.person(), joins);
        line("joins", joins.person(), null, joins.household());
    }

    private void leave(Effect.Leaves leaves) {
        file(leaves.household()).leave(leaves.person(), leaves.reason().code(), leaves.at());
        line("leaves", leaves.person(), leaves.household(), null);
        if (!dead.contains(leaves.person())) {
            left.put(leaves.person(), leaves.at());
        }
    }

    private void move(Effect.MovesTo moves) {
        FamilyFile file = file(moves.household());
        file.assign(moves.unit(), moves.at());
        line("unit", moves.household(), "Organization/" + moves.from(), "Organization/" + moves.unit());
        persons(file).forEach(person -> enrol(person, moves.unit(), moves.doctor(), moves.at()));
    }

    /**
     * Who joins is enrolled where the family is, with the doctor of its head, and covered through the head. A full panel holds
     * up no birth: the child is enrolled with the unit, which assigns a doctor later.
     */
    private void settle(String person, Effect.Joins joins) {
        FamilyFile file = file(joins.household());
        String head = head(file);
        String unit = file.assignment()
                .flatMap(each -> Elements.reference(each.path("valueReference"), "Organization"))
                .orElseThrow();
        if (!isEnrolledAt(person, unit)) {
            enrol(person, unit, head == null || joined.containsKey(head) ? null : doctor(head), joins.at());
        }
        hold(person, head == null ? person : head, joins.role().code(), joins.at());
    }

    private void settleUnderHead(String household) {
        FamilyFile file = file(household);
        String head = head(file);
        if (head == null) {
            return;
        }
        file.members().forEach(member -> hold(reference(member), head, FamilyFile.role(member), null));
    }

    private @Nullable String doctor(String person) {
        return isNew(person) ? null : standing.doctorWithRoom(person, now).orElse(null);
    }

    private boolean isEnrolledAt(String person, String unit) {
        return !isNew(person)
                && standing.enrolment(person)
                        .map(sheet::edit)
                        .flatMap(episode -> Elements.reference(episode.path("managingOrganization"), "Organization"))
                        .filter(unit::equals)
                        .isPresent();
    }

    private void enrol(String person, String unit, @Nullable String doctor, Instant at) {
        String before = isNew(person) ? null : standing.enrolment(person).orElse(null);
        if (before != null) {
            Ending.finish(sheet.edit(before), at);
        }
        sheet.create(SchemeResources.enrolment(person, unit, doctor, Texts.of(at)));
        line("enrolment", person, before, doctor == null ? "Organization/" + unit : "PractitionerRole/" + doctor);
    }

    /**
     * The head holds the policy of every member; who belongs to no family holds his own.
     *
     * @param begins when cover begins for who has none; null where none is to begin
     */
    private void hold(String person, String holder, String role, @Nullable Instant begins) {
        List<String> covers = isNew(person) ? List.of() : standing.covers(person, now);
        if (covers.isEmpty() && begins != null && covered.add(person)) {
            String category = isNew(holder) ? "" : standing.category(holder, now);
            sheet.create(SchemeResources.coverage(person, holder, role, category, Texts.of(begins)));
            line("cover", person, null, holder);
        }
        for (String cover : covers) {
            ObjectNode coverage = sheet.edit(cover);
            String before = coverage.path("policyHolder").path("reference").asText();
            if (!before.equals(holder)) {
                SchemeResources.reference(coverage, "policyHolder", holder);
                line("policy-holder", person, before, holder);
            }
            SchemeResources.relationship(coverage, person.equals(holder) ? "head" : role);
        }
    }

    private static boolean isNew(String person) {
        return person.startsWith("urn:");
    }

    private static @Nullable String head(FamilyFile file) {
        return file.members()
                .filter(member -> FamilyFile.role(member).equals("head"))
                .map(CarryingOut::reference)
                .findFirst()
                .orElse(null);
    }

    private static List<String> persons(FamilyFile file) {
        return file.members().map(CarryingOut::reference).toList();
    }

    private static String reference(JsonNode member) {
        return member.path("entity").path("reference").asText();
    }
}
