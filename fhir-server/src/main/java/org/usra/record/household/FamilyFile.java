package org.usra.record.household;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usra.record.commit.Elements;
import org.usra.record.family.SchemeResources;
import org.usra.rules.naming.Canonical;

/** The Group of a household as a tree that is read and changed: memberships, unit, head and state. */
final class FamilyFile {

    private final ObjectNode group;

    FamilyFile(ObjectNode group) {
        this.group = group;
    }

    boolean isOpen() {
        return group.path("active").asBoolean(true)
                && Elements.extension(group, "household-status")
                        .path("valueCode")
                        .asText("open")
                        .equals("open");
    }

    /** The memberships that have not ended. */
    Stream<JsonNode> members() {
        return Elements.items(group.path("member")).filter(FamilyFile::isStanding);
    }

    private static boolean isStanding(JsonNode member) {
        return !member.path("inactive").asBoolean() && !member.path("period").has("end");
    }

    static Optional<String> person(JsonNode member) {
        return Elements.reference(member.path("entity"), "Patient");
    }

    static String role(JsonNode member) {
        return Elements.extension(member, "member-role").path("valueCode").asText("other");
    }

    /** The characteristic that says to which unit the file is assigned now. */
    Optional<JsonNode> assignment() {
        return Elements.items(group.path("characteristic"))
                .filter(each -> Elements.code(each.path("code"), "characteristic")
                        .filter("assigned-unit"::equals)
                        .isPresent())
                .filter(each -> !each.path("exclude").asBoolean()
                        && !each.path("period").has("end"))
                .findFirst();
    }

    void join(String patient, String role, String reason, String at) {
        SchemeResources.member(group.withArrayProperty("member"), patient, role, reason, at);
    }

    void leave(String person, String reason, Instant at) {
        ObjectNode member = standing(person);
        set(member, "member-reason", reason);
        Texts.end(member, at);
        member.put("inactive", true);
    }

    void become(String person, String role) {
        set(standing(person), "member-role", role);
    }

    void head(String relatedPerson, boolean acting) {
        SchemeResources.reference(group, "managingEntity", relatedPerson);
        remove("acting-head");
        if (acting) {
            SchemeResources.extension(group.withArrayProperty("extension"), "acting-head")
                    .put("valueBoolean", true);
        }
    }

    /** Whether the head was proposed by rule and nobody has confirmed it. */
    boolean hasActingHead() {
        return Elements.extension(group, "acting-head").path("valueBoolean").asBoolean();
    }

    void assign(String unit, Instant at) {
        assignment().ifPresent(now -> Texts.end((ObjectNode) now, at));
        SchemeResources.assign(group.withArrayProperty("characteristic"), unit, Texts.of(at));
    }

    /** @param into reference to the file that took the members in */
    void close(@Nullable String into) {
        group.put("active", false);
        set(group, "household-status", into == null ? "closed" : "merged");
        if (into != null) {
            SchemeResources.reference(
                    SchemeResources.extension(group.withArrayProperty("extension"), "merged-into"),
                    "valueReference",
                    into);
        }
    }

    void reopen() {
        group.put("active", true);
        set(group, "household-status", "open");
        remove("merged-into");
    }

    /** Ends what this very change began, for an undo: nobody was ever a member. */
    void neverWas() {
        Elements.items(group.path("member")).map(ObjectNode.class::cast).forEach(member -> {
            ObjectNode period = member.withObjectProperty("period");
            period.set("end", period.path("start"));
            member.put("inactive", true);
        });
        close(null);
    }

    private ObjectNode standing(String person) {
        return members()
                .filter(member ->
                        member.path("entity").path("reference").asText().equals(person))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the plan named nobody who is not a member"));
    }

    private static void set(ObjectNode element, String extension, String code) {
        JsonNode said = Elements.extension(element, extension);
        if (said instanceof ObjectNode present) {
            present.put("valueCode", code);
        } else {
            SchemeResources.extension(element.withArrayProperty("extension"), extension)
                    .put("valueCode", code);
        }
    }

    private void remove(String extension) {
        if (group.path("extension") instanceof ArrayNode extensions) {
            for (int i = extensions.size() - 1; i >= 0; i--) {
                if (extensions.get(i).path("url").asText().equals(Canonical.structure(extension))) {
                    extensions.remove(i);
                }
            }
        }
    }

    @Nullable
    Instant began() {
        return assignment()
                .map(each -> Elements.begins(each.path("period").path("start")))
                .orElse(null);
    }
}
