package org.usra.rules.referral;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The table of moves, asked: what may this actor do at this stage, and which moves does that take. */
public final class Lifecycle {

    /** The moves of this version. */
    public static final Lifecycle OF_THE_SCHEME = new Lifecycle(Transitions.read());

    private final List<Move> moves;

    Lifecycle(List<Move> moves) {
        this.moves = List.copyOf(moves);
    }

    public List<Move> moves() {
        return moves;
    }

    /**
     * The moves that carry out the action, in order; empty when it is not allowed. A hospital that answers before it
     * confirmed receipt passes through the receipt, and a changed choice ends the first one before it makes the second.
     */
    public List<Move> route(Action action, Stage stage, Actor actor) {
        Optional<Move> direct = move(action, stage, actor);
        if (direct.isPresent()) {
            Move first = direct.get();
            Optional<Move> again = first.to()
                    .filter(to -> to == Stage.AWAITING_CHOICE && action == Action.CHOOSE)
                    .flatMap(to -> move(action, to, actor));
            return Stream.concat(Stream.of(first), again.stream()).toList();
        }
        if (stage == Stage.AWAITING_ACCEPTANCE && actor == Actor.HOSPITAL && action != Action.RECEIVE) {
            Optional<Move> receipt = move(Action.RECEIVE, stage, actor);
            Optional<Move> answer = move(action, Stage.IN_TRIAGE, actor);
            if (receipt.isPresent() && answer.isPresent()) {
                return List.of(receipt.get(), answer.get());
            }
        }
        return List.of();
    }

    /** Every action that this actor may take now, in the order of the table. */
    public Set<Action> available(Stage stage, Actor actor) {
        return moves.stream()
                .sorted(Comparator.comparingInt(Move::number))
                .map(Move::action)
                .filter(action -> !route(action, stage, actor).isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The route, or a refusal that says where the referral stands and what could be done instead. */
    public List<Move> require(Action action, Stage stage, Actor actor) {
        List<Move> route = route(action, stage, actor);
        if (route.isEmpty()) {
            throw refused(action, stage, actor);
        }
        return route;
    }

    private Refused refused(Action action, Stage stage, Actor actor) {
        Set<Action> instead = available(stage, actor);
        String arabic =
                "لا يمكن «" + action.arabic() + "» الآن بواسطة " + actor.arabic() + ". حالة الإحالة: «" + stage.arabic()
                        + "». "
                        + (instead.isEmpty()
                                ? "لا يوجد إجراء متاح لكم في هذه المرحلة."
                                : "المتاح الآن: " + listed(instead, Action::arabic, "، ") + ".");
        String english = "\"" + action.english() + "\" is not possible now for " + actor.english()
                + ". The stage of the referral is \"" + stage.english() + "\". "
                + (instead.isEmpty()
                        ? "Nothing is open to you at this stage."
                        : "Possible now: " + listed(instead, Action::english, ", ") + ".");
        return new Refused(RefusalKind.RULE, new Refusal("move-not-allowed", arabic, english));
    }

    private static String listed(
            Set<Action> actions, java.util.function.Function<Action, String> words, String separator) {
        return actions.stream().map(words).distinct().collect(Collectors.joining(separator));
    }

    private Optional<Move> move(Action action, Stage stage, Actor actor) {
        return moves.stream()
                .filter(move -> move.action() == action
                        && move.from().contains(stage)
                        && move.actors().contains(actor))
                .findFirst();
    }
}
