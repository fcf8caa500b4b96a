package org.usra.rules.referral;

import java.util.Optional;
import java.util.Set;

/**
 * One row of the table of moves.
 *
 * @param number of the transition, 1 to 28
 * @param to empty when the referral returns to the stage before the last one (a refused cancellation) or stays
 * @param fulfilment status of the hospital's Task afterwards; empty when the move leaves it alone
 * @param coordination status of the coordination Task afterwards; empty when the move leaves it alone
 * @param request status of the ServiceRequest afterwards; empty when the move leaves it alone
 * @param reason the statusReason that the move itself carries; empty when the actor gives one or none is needed
 */
public record Move(
        int number,
        Action action,
        Set<Actor> actors,
        Set<Stage> from,
        Optional<Stage> to,
        Optional<String> fulfilment,
        Optional<String> coordination,
        Optional<String> request,
        Optional<String> reason) {}
