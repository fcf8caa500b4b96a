package org.usra.record.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.usra.rules.civil.CivilEvent;
import org.usra.rules.civil.Described;

/**
 * What a message that keeps its contract says.
 *
 * @param person the Patient that is its subject
 * @param other mother or spouse; the subject once more where the event has none
 * @param day on which it happened
 * @param category of contribution, empty where the event is about none
 */
record Report(CivilEvent event, Person person, Person other, LocalDate day, String category) {

    /**
     * One person as the message names him.
     *
     * @param numbers national IDs as they are written
     * @param oldNumbers those of use {@code old}
     */
    record Person(List<String> numbers, List<String> oldNumbers, Described described, ObjectNode resource) {}
}
