package org.usra.rules.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * An operation is given what its definition names, in the type that it names, as often as it allows: anything else is an
 * error and never left aside. What is missing is for the operation itself to say.
 */
public final class InputRule {

    /** What the form of the answer may be asked by, at every operation. */
    private static final Set<String> OF_THE_ANSWER = Set.of("_format", "_pretty", "_summary", "_elements");

    private final String operation;
    private final List<Input> known;

    /** @param operation as it is written in an address, with its dollar sign */
    public InputRule(String operation, List<Input> known) {
        this.operation = operation;
        this.known = known;
    }

    /** Judges the {@code parameter} list of a Parameters resource. */
    public void require(List<GivenInput> given) {
        List<Refusal> refusals = new ArrayList<>();
        judge(known, given, "Parameters.parameter", refusals);
        refuse(refusals);
    }

    /** Judges the parameters of the address, by name. */
    public void requireQuery(Map<String, List<String>> query) {
        List<Refusal> refusals = new ArrayList<>();
        query.forEach((name, values) -> {
            String at = "http." + name;
            Optional<Input> input = named(known, name).filter(Input::isSimple);
            if (OF_THE_ANSWER.contains(name)) {
                return;
            }
            if (input.isEmpty()) {
                refusals.add(unknown(known, name).at(at));
            } else if (values.size() > input.get().max()) {
                refusals.add(InputRefusals.repeated(name).at(at));
            } else {
                values.stream()
                        .filter(value -> input.get().types().stream().noneMatch(type -> Primitive.isText(type, value)))
                        .findFirst()
                        .ifPresent(value -> refusals.add(
                                InputRefusals.wrongType(name, input.get().types())
                                        .at(at)));
            }
        });
        refuse(refusals);
    }

    /** Refuses a body that is no Parameters, unless the operation takes such a resource and needs nothing beside it. */
    public void requireBare(String resourceType) {
        List<Input> resources = known.stream().filter(Input::isResource).toList();
        boolean alone = known.stream().allMatch(input -> input.isResource() || input.min() == 0);
        if (resources.size() != 1 || !alone || !accepts(resources.getFirst(), resourceType)) {
            refuse(List.of(InputRefusals.wrongBody(operation, resourceType).at("resourceType")));
        }
    }

    private void judge(List<Input> inputs, List<GivenInput> given, String path, List<Refusal> refusals) {
        Map<String, Integer> times = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            GivenInput one = given.get(i);
            String at = path + "[" + i + "]";
            Optional<Input> input = named(inputs, one.name());
            if (input.isEmpty()) {
                refusals.add(unknown(inputs, one.name()).at(at + ".name"));
            } else if (times.merge(one.name(), 1, Integer::sum) > input.get().max()) {
                refusals.add(InputRefusals.repeated(one.name()).at(at + ".name"));
            } else if (one.isEmpty()) {
                // A name and nothing else gives nothing: whether that is too little is for the operation to say.
                continue;
            } else if (!input.get().parts().isEmpty()) {
                judge(input.get().parts(), one.parts(), at + ".part", refusals);
                if (one.type() != null || one.resourceType() != null) {
                    refusals.add(InputRefusals.wrongParts(one.name()).at(at));
                }
            } else {
                judgeValue(input.get(), one, at, refusals);
            }
        }
    }

    private static void judgeValue(Input input, GivenInput given, String at, List<Refusal> refusals) {
        if (input.isResource()) {
            if (given.type() != null || !accepts(input, Objects.requireNonNullElse(given.resourceType(), ""))) {
                refusals.add(
                        InputRefusals.wrongType(input.name(), input.types()).at(at + ".resource"));
            }
            return;
        }
        String type = given.fhirType();
        boolean written = given.resourceType() == null
                && given.parts().isEmpty()
                && input.types().contains(type)
                && (!Primitive.isPrimitive(type)
                        || Primitive.isWritten(type, Objects.requireNonNullElse(given.json(), "")));
        if (!written) {
            refusals.add(InputRefusals.wrongType(input.name(), input.types()).at(at + ".value"));
        }
    }

    private static boolean accepts(Input input, String resourceType) {
        return input.types().contains(resourceType) || input.types().contains("Resource") && !resourceType.isEmpty();
    }

    private static Optional<Input> named(List<Input> inputs, String name) {
        return inputs.stream().filter(input -> input.name().equals(name)).findFirst();
    }

    private Refusal unknown(List<Input> inputs, String name) {
        return InputRefusals.unknown(
                operation, name, inputs.stream().map(Input::name).toList());
    }

    private static void refuse(List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            boolean unknown =
                    refusals.stream().allMatch(refusal -> refusal.code().equals(InputRefusals.UNKNOWN));
            throw new Refused(unknown ? RefusalKind.UNSUPPORTED_PARAMETER : RefusalKind.MALFORMED, refusals);
        }
    }
}
