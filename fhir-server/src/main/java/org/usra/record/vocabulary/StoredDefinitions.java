package org.usra.record.vocabulary;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.access.SqlCriterion;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.document.DocumentReader;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.SearchKeys;
import org.usra.record.store.Sql;
import org.usra.record.store.StoredResource;

/**
 * CodeSystems, ValueSets and ConceptMaps that are resources of the record, as the caller may see them. Parsed once for each
 * version: the statement asks for ids and versions, and carries a document only when it is new.
 */
@Component
class StoredDefinitions {

    private static final int MOST_OF_ONE_URL = 50;
    private static final long MOST_BYTES = 64L << 20;

    private final JdbcClient jdbc;
    private final ResourceStore store;
    private final FhirDefinitions definitions;
    private final AccessPolicy access;
    private final DocumentReader reader;
    private final Cache<Version, StoredDefinition> parsed = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Version version, StoredDefinition definition) -> definition.bytes())
            .build();

    private record Version(String type, String id, long version) {}

    StoredDefinitions(
            JdbcClient jdbc,
            ResourceStore store,
            FhirDefinitions definitions,
            AccessPolicy access,
            DocumentReader reader) {
        this.jdbc = jdbc;
        this.store = store;
        this.definitions = definitions;
        this.access = access;
        this.reader = reader;
    }

    /** Those whose parameters of these names (uri or reference) have this value, the last written first. */
    List<StoredDefinition> named(Caller caller, String type, List<String> parameters, String url) {
        SqlCriterion visible = access.visible(caller, type, Interaction.READ);
        SearchKeys keys = new SearchKeys(definitions.typeNumber(type));
        long[] asked = parameters.stream()
                .map(code -> definitions.searchParameter(type, code).orElseThrow())
                .flatMap(parameter -> definitions.basis(parameter).parameters().stream())
                .mapToLong(parameter -> keys.url(parameter.number(), url))
                .toArray();
        Sql sql = Sql.of(
                        "select r.id, r.version from resource r where r.type = ? and r.document is not null and r.keys && ? and ",
                        definitions.typeNumber(type),
                        asked)
                .add(visible)
                .add(" order by r.updated desc, r.id limit ?", MOST_OF_ONE_URL);
        List<Version> versions = jdbc.sql(sql.text())
                .params(sql.parameters())
                .query((row, number) -> new Version(type, row.getString(1), row.getLong(2)))
                .list();
        return read(versions, visible);
    }

    /** The one with this id. */
    Optional<ObjectNode> withId(Caller caller, ResourceKey key) {
        return store.current(key, access.visible(caller, key.type(), Interaction.READ))
                .filter(row -> !row.deleted())
                .map(row -> reader.readStored(row.bytes()).root());
    }

    private List<StoredDefinition> read(List<Version> versions, SqlCriterion visible) {
        List<String> unread = versions.stream()
                .filter(version -> parsed.getIfPresent(version) == null)
                .map(Version::id)
                .toList();
        List<StoredDefinition> fresh = new ArrayList<>();
        if (!unread.isEmpty()) {
            for (StoredResource row : store.all(versions.getFirst().type(), unread, visible)) {
                StoredDefinition definition = definition(row);
                fresh.add(definition);
                parsed.put(new Version(row.key().type(), row.key().id(), row.version()), definition);
            }
        }
        return versions.stream()
                .map(version -> Stream.concat(fresh.stream(), Stream.ofNullable(parsed.getIfPresent(version)))
                        .filter(definition -> definition.key().id().equals(version.id()))
                        .findFirst()
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    private StoredDefinition definition(StoredResource row) {
        return StoredDefinition.of(row.key(), reader.readStored(row.bytes()).root(), row.bytes().length);
    }
}
