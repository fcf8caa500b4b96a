package org.usra.record.panel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.access.SqlCriterion;
import org.usra.record.commit.Elements;
import org.usra.record.document.DocumentReader;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.StoredResource;

/** The posts of family doctors, as their PractitionerRoles say it: a doctor without a login of his own is one too. */
@Component
class Doctors {

    private static final String POST = "PractitionerRole";

    private final ResourceStore store;
    private final DocumentReader reader;
    private final JdbcClient jdbc;

    Doctors(ResourceStore store, DocumentReader reader, JdbcClient jdbc) {
        this.store = store;
        this.reader = reader;
        this.jdbc = jdbc;
    }

    /** Whether a doctor holds this post at the unit then. */
    boolean isAt(String post, String unit, Instant at) {
        return store.current(new ResourceKey(POST, post), SqlCriterion.EVERYTHING)
                .filter(row -> isDoctor(row, unit, at))
                .isPresent();
    }

    /** The posts of the unit's doctors then. */
    List<String> of(String unit, Instant at) {
        List<String> posts = jdbc.sql("""
                        select distinct practitioner_role from record.post
                        where organization = ? and practitioner_role is not null""").param(unit).query(String.class).list();
        return store.all(POST, posts, SqlCriterion.EVERYTHING).stream()
                .filter(row -> isDoctor(row, unit, at))
                .map(row -> row.key().id())
                .toList();
    }

    /** The unit of a post, whoever holds it. */
    Optional<String> unitOf(String post) {
        return store.current(new ResourceKey(POST, post), SqlCriterion.EVERYTHING)
                .filter(row -> !row.deleted())
                .flatMap(row -> Elements.reference(tree(row).path("organization"), "Organization"));
    }

    /** The name of who holds the post, and its reference; the reference alone where nobody is named. */
    String name(String post) {
        String reference = POST + "/" + post;
        return store.current(new ResourceKey(POST, post), SqlCriterion.EVERYTHING)
                .filter(row -> !row.deleted())
                .flatMap(row -> Elements.reference(tree(row).path("practitioner"), "Practitioner"))
                .flatMap(id -> store.current(new ResourceKey("Practitioner", id), SqlCriterion.EVERYTHING))
                .filter(row -> !row.deleted())
                .map(row -> tree(row).at("/name/0/text").asText())
                .filter(name -> !name.isEmpty())
                .map(name -> name + " (" + reference + ")")
                .orElse(reference);
    }

    private boolean isDoctor(StoredResource row, String unit, Instant at) {
        if (row.deleted()) {
            return false;
        }
        JsonNode post = tree(row);
        Instant begins = Elements.begins(post.path("period").path("start"));
        Instant isOver = Elements.isOver(post.path("period").path("end"));
        return post.path("active").asBoolean(true)
                && Elements.items(post.path("code"))
                        .anyMatch(code -> Elements.code(code, "post-role")
                                .filter("doctor"::equals)
                                .isPresent())
                && Elements.reference(post.path("organization"), "Organization")
                        .filter(unit::equals)
                        .isPresent()
                && (begins == null || !begins.isAfter(at))
                && (isOver == null || isOver.isAfter(at));
    }

    private JsonNode tree(StoredResource row) {
        return reader.readStored(row.bytes()).root();
    }
}
