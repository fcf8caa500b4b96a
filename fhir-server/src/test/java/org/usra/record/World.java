package org.usra.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.usra.db.EmbeddedDatabase;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.admission.GateSettings;
import org.usra.record.commit.Change;
import org.usra.record.commit.CommitRules;
import org.usra.record.document.ResourceDocument;
import org.usra.record.index.IndexedValues;
import org.usra.record.store.NewVersion;
import org.usra.record.store.ResourceIds;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.ResourceWriter;
import org.usra.record.store.StoredResource;

/** The rooms of the scheme on a database of their own, without HTTP: resources are written straight into the store. */
public final class World implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    public final TestClock clock = new TestClock(START.toString());

    private final EmbeddedDatabase database = EmbeddedDatabase.fresh();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public World() {
        this(true);
    }

    public World(boolean gate) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(database.url());
        pool.setUsername("usra_record");
        pool.setPassword(EmbeddedDatabase.PASSWORD);
        pool.setMaximumPoolSize(8);
        HikariDataSource source = new HikariDataSource(pool);
        context.registerBean(DataSource.class, () -> source);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(context.getBean(JdbcTemplate.class)));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(source));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(GateSettings.class, () -> new GateSettings(gate));
        context.register(Rooms.class);
        context.refresh();
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = {
                "org.usra.record.access",
                "org.usra.record.admission",
                "org.usra.record.audit",
                "org.usra.record.booking",
                "org.usra.record.commit",
                "org.usra.record.definition",
                "org.usra.record.directory",
                "org.usra.record.document",
                "org.usra.record.event",
                "org.usra.record.family",
                "org.usra.record.index",
                "org.usra.record.row",
                "org.usra.record.rulebook",
                "org.usra.record.store"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                ".*Door",
                                ".*TokenVerifier",
                                ".*CallerResolver",
                                ".*Operation",
                                ".*OpeningFamilyFile",
                                ".*Settings",
                                ".*AuditSealer.*",
                                ".*StandingGate"
                            }))
    static class Rooms {}

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    public EmbeddedDatabase database() {
        return database;
    }

    public <T> T inTransaction(java.util.function.Supplier<T> work) {
        return java.util.Objects.requireNonNull(
                new TransactionTemplate(bean(PlatformTransactionManager.class)).execute(status -> work.get()));
    }

    /** Writes in one transaction what the JSON texts say; each has resourceType and id. Single quotes stand for double ones. */
    public void write(Caller caller, String... documents) {
        inTransaction(() -> {
            List<Change> changes = new ArrayList<>();
            List<NewVersion> versions = new ArrayList<>();
            for (String text : documents) {
                ResourceDocument after = parse(text);
                changes.add(change(caller, after, java.util.Objects.requireNonNull(after.id()), versions));
            }
            bean(ResourceWriter.class).write(versions);
            bean(CommitRules.class).conclude(caller, changes);
            return true;
        });
    }

    private Change change(Caller caller, ResourceDocument after, String id, List<NewVersion> versions) {
        String type = after.type();
        ResourceKey key = new ResourceKey(type, id);
        StoredResource row = bean(ResourceStore.class)
                .current(key, org.usra.record.access.SqlCriterion.EVERYTHING)
                .orElse(null);
        String patient = patient(type, id, after.root());
        short bucket = ResourceIds.own(patient == null ? id : patient);
        if (row != null) {
            bucket = row.bucket();
        } else if (ResourceIds.contained(id).isPresent()) {
            bucket = ResourceIds.own(id);
        }
        Instant at = clock.instant();
        long version = row == null ? 1 : row.version() + 1;
        ResourceDocument before =
                row == null ? null : parse(new String(row.bytes(), java.nio.charset.StandardCharsets.UTF_8));
        Change change = new Change(type, id, version, bucket, patient, at, before, after);
        bean(CommitRules.class).judge(caller, change);
        StoredResource stored = new StoredResource(
                key,
                bucket,
                version,
                at,
                at,
                "PUT",
                patient,
                after.root().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        versions.add(new NewVersion(stored, row, IndexedValues.NOTHING));
        return change;
    }

    /** As the store places it: the patient of the compartment, none for Task, Group and Bundle. */
    private static @Nullable String patient(String type, String id, JsonNode root) {
        if (type.equals("Patient")) {
            return id;
        }
        if (Set.of("Task", "Group", "Bundle", "Binary").contains(type)) {
            return null;
        }
        for (String element : List.of("subject", "patient", "beneficiary")) {
            String reference = root.path(element).path("reference").asText();
            if (reference.startsWith("Patient/")) {
                return reference.substring(8);
            }
        }
        return null;
    }

    public boolean sees(Caller caller, String type, String id) {
        return bean(ResourceStore.class)
                .current(new ResourceKey(type, id), bean(AccessPolicy.class).visible(caller, type, Interaction.READ))
                .isPresent();
    }

    public static ResourceDocument parse(String text) {
        try {
            return ResourceDocument.of((ObjectNode) JSON.readTree(text.replace('\'', '"')));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    public Optional<String> text(String sql, Object... parameters) {
        return jdbc().sql(sql).params(List.of(parameters)).query(String.class).optional();
    }

    /** Two units' and two hospitals' world with one enrolled person each: {@code p-own} at u-manakh-1, {@code p-other} at u-kuwait. */
    public World withTwoPeople() {
        Caller importer = Callers.importer();
        write(
                importer,
                "{'resourceType':'Organization','id':'u-manakh-1'}",
                "{'resourceType':'Organization','id':'u-kuwait'}",
                "{'resourceType':'Organization','id':'h-alsalam'}",
                "{'resourceType':'Organization','id':'h-alzohour'}",
                "{'resourceType':'Organization','id':'a-uhia'}",
                "{'resourceType':'Organization','id':'h-alsalam-cardiology','partOf':{'reference':'Organization/h-alsalam'}}",
                "{'resourceType':'Organization','id':'far-away'}");
        write(importer, Samples.patient("p-own"), Samples.enrolment("e-own", "p-own", "u-manakh-1"));
        write(importer, Samples.patient("p-other"), Samples.enrolment("e-other", "p-other", "u-kuwait"));
        return this;
    }

    /** Empties what tests write; reference data stays. Cheaper than another database. */
    public void clear() {
        clock.set(START);
        try (java.sql.Connection superuser = database.superuser()) {
            superuser.createStatement().execute("""
                    truncate record.resource, record.resource_history, record.resource_home, record.resource_identifier, record.post,
                      record.care_relationship, record.resource_party, record.organization_parent,
                      record.healthcare_service_provider, record.person, record.person_identifier,
                      record.person_condition, record.household_member, record.family_serial, record.enrolment,
                      record.coverage_period, record.referral_use, record.referral_task, record.admission,
                      record.access_authorization, record.slot_place, record.event, record.idempotency,
                      record.audit_event, record.audit_seal""");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        database.drop();
    }
}
