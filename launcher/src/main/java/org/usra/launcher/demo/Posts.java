package org.usra.launcher.demo;

import static org.usra.launcher.demo.Elements.identifier;
import static org.usra.launcher.demo.Elements.reference;
import static org.usra.launcher.demo.Json.list;
import static org.usra.launcher.demo.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Who works where: the posts of the demonstration's users, and the family doctors of every unit. */
final class Posts {

    static final String SUBJECT_PREFIX = "00000000-0000-4000-8000-0000000000";

    /** The post in whose panel the demonstration begins. */
    static final String DEMO_DOCTOR = "role-doctor";

    private final Vocabulary vocabulary;
    private final Names names;

    Posts(Vocabulary vocabulary, Names names) {
        this.vocabulary = vocabulary;
        this.names = names;
    }

    /** The posts of a unit's family doctors: two to five, the demonstration's doctor first in her unit. */
    static List<String> doctorsOf(String unit) {
        int doctors = 2 + Math.floorMod(unit.hashCode(), 4);
        return IntStream.rangeClosed(1, doctors)
                .mapToObj(i -> i == 1 && unit.equals("u-manakh-1") ? DEMO_DOCTOR : "role-" + unit + "-" + i)
                .toList();
    }

    List<ObjectNode> resources(List<String> units) {
        List<ObjectNode> resources = new ArrayList<>();
        for (ReferenceFile.Row user : ReferenceFile.ofDemo("post").rows()) {
            String name = user.text("user");
            resources.add(practitioner("p-" + name, user.text("arabic"), user.text("latin"), user.text("gender")));
            ObjectNode role = role("role-" + name, name, user.text("facility"));
            role.set("identifier", list(identifier("subject", SUBJECT_PREFIX + user.text("subject"))));
            resources.add(role);
        }
        SplittableRandom random = new SplittableRandom(20190701);
        for (String unit : units) {
            for (String post : doctorsOf(unit)) {
                if (!post.equals(DEMO_DOCTOR)) {
                    resources.addAll(doctor(post, unit, random));
                }
            }
        }
        return resources;
    }

    private List<ObjectNode> doctor(String post, String unit, SplittableRandom random) {
        boolean woman = random.nextBoolean();
        Names.Word own = woman ? names.female(random) : names.male(random);
        Names.Word father = names.male(random);
        Names.Word family = names.family(random);
        return List.of(
                practitioner(
                        "p-" + post.substring("role-".length()),
                        String.join(" ", own.arabic(), father.arabic(), family.arabic()),
                        String.join(" ", own.latin(), father.latin(), family.latin()),
                        woman ? "female" : "male"),
                role(post, "doctor", unit));
    }

    private static ObjectNode practitioner(String id, String arabic, String latin, String gender) {
        return object(
                "resourceType",
                "Practitioner",
                "id",
                id,
                "active",
                true,
                "name",
                list(object("use", "official", "text", arabic), object("use", "usual", "text", latin)),
                "gender",
                gender);
    }

    private ObjectNode role(String id, String code, String facility) {
        boolean familyDoctor = code.equals("doctor");
        return object(
                "resourceType",
                "PractitionerRole",
                "id",
                id,
                "active",
                true,
                "practitioner",
                reference("Practitioner/p-" + id.substring("role-".length())),
                "organization",
                reference("Organization/" + facility),
                "code",
                list(vocabulary.concept("post-role", code)),
                "specialty",
                familyDoctor ? list(vocabulary.concept("service", "family-medicine")) : null,
                "location",
                facility.startsWith("a-") ? null : list(reference("Location/l-" + facility)));
    }
}
