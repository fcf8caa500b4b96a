package org.usra.record.commit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.directory.Post;
import org.usra.record.directory.Posts;
import org.usra.record.directory.RememberedPosts;
import org.usra.rules.naming.Canonical;

/** The register of posts, from PractitionerRole (staff) and Person (citizens). */
@Component
class PostRows implements Derivation {

    private final Posts posts;
    private final RememberedPosts remembered;

    PostRows(Posts posts, RememberedPosts remembered) {
        this.posts = posts;
        this.remembered = remembered;
    }

    @Override
    public Set<String> types() {
        return Set.of("PractitionerRole", "Person");
    }

    @Override
    public void withdraw(Change change) {
        remembered.changed();
        posts.forget(change.type() + "/" + change.id());
    }

    @Override
    public void derive(Change change) {
        remembered.changed();
        JsonNode root = Elements.root(change.after());
        if (root.has("active") && !root.path("active").asBoolean()) {
            return;
        }
        String source = change.type() + "/" + change.id();
        Instant opened = Elements.begins(root.path("period").path("start"));
        Instant closed = Elements.isOver(root.path("period").path("end"));
        List<Post> held = change.type().equals("Person") ? citizens(root) : staff(change.id(), root);
        for (String subject : subjects(root)) {
            posts.enter(source, subject, held, opened, closed);
        }
        if (subjects(root).isEmpty() && change.type().equals("PractitionerRole")) {
            // A post without a login still says where a requester works.
            posts.enter(source, "", List.of(new Post("", organization(root), change.id(), null)), opened, closed);
        }
    }

    private static List<String> subjects(JsonNode root) {
        return Elements.items(root.path("identifier"))
                .filter(each -> each.path("system").asText().equals(Canonical.identifier("subject")))
                .map(each -> each.path("value").asText())
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    private static List<Post> staff(String id, JsonNode root) {
        List<Post> held = new ArrayList<>();
        Elements.items(root.path("code"))
                .flatMap(concept -> Elements.code(concept, "post-role").stream())
                .forEach(role -> held.add(new Post(role, organization(root), id, null)));
        return held;
    }

    private static List<Post> citizens(JsonNode root) {
        return Elements.items(root.path("link"))
                .flatMap(link -> Elements.reference(link.path("target"), "Patient").stream())
                .map(patient -> new Post("citizen", null, null, patient))
                .toList();
    }

    private static @Nullable String organization(JsonNode root) {
        return Elements.reference(root.path("organization"), "Organization").orElse(null);
    }
}
