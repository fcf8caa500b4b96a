package org.usra.clinic.prevention;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ImmunizationRecommendation;

/**
 * The card of one person.
 *
 * @param vaccines by the age of their first dose, each with its doses
 * @param uncounted doses that were written down and count for none of the schedule
 */
public record VaccinationCard(List<Vaccine> vaccines, List<RecordedDose> uncounted) {

    /** A vaccine of the schedule and its doses in their order. */
    public record Vaccine(String name, List<DoseLine> doses) {}

    static VaccinationCard of(ImmunizationRecommendation answer, List<RecordedDose> recorded) {
        Map<String, RecordedDose> byId =
                recorded.stream().collect(Collectors.toMap(RecordedDose::id, Function.identity()));
        List<DoseLine> lines = answer.getRecommendation().stream()
                .map(line -> DoseLine.of(line, byId))
                .toList();
        Set<RecordedDose> counted =
                lines.stream().map(DoseLine::recorded).filter(Objects::nonNull).collect(Collectors.toSet());
        return new VaccinationCard(
                lines.stream()
                        .collect(Collectors.groupingBy(DoseLine::vaccine, LinkedHashMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .map(doses -> new Vaccine(doses.getFirst().name(), doses))
                        .toList(),
                recorded.stream().filter(dose -> !counted.contains(dose)).toList());
    }

    /** The dose if it may be given now. */
    Optional<DoseLine> open(String vaccine, int dose) {
        return vaccines.stream()
                .flatMap(each -> each.doses().stream())
                .filter(line -> line.vaccine().equals(vaccine) && line.dose() == dose)
                .filter(DoseLine::open)
                .findFirst();
    }

    /** What was given today under this id, on the card or beside it. */
    Optional<RecordedDose> givenToday(String id) {
        return Stream.concat(
                        vaccines.stream()
                                .flatMap(each -> each.doses().stream())
                                .map(DoseLine::recorded)
                                .filter(Objects::nonNull),
                        uncounted.stream())
                .filter(dose -> dose.today() && dose.id().equals(id))
                .findFirst();
    }
}
