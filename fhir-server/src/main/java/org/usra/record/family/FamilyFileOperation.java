package org.usra.record.family;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.audit.ReadAudit;
import org.usra.record.search.PublicAddress;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.StoredResource;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** {@code GET Group/[id]/$family-file}: the family at a glance, as the caller may see it, assembled from stored bytes. */
@Component
class FamilyFileOperation implements Operation {

    private final AccessPolicy access;
    private final ResourceStore store;
    private final FamilyContents contents;
    private final JdbcClient jdbc;
    private final ReadAudit audit;
    private final PublicAddress address;
    private final Clock clock;

    FamilyFileOperation(
            AccessPolicy access,
            ResourceStore store,
            FamilyContents contents,
            JdbcClient jdbc,
            ReadAudit audit,
            PublicAddress address,
            Clock clock) {
        this.access = access;
        this.store = store;
        this.contents = contents;
        this.jdbc = jdbc;
        this.audit = audit;
        this.address = address;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "family-file";
    }

    @Override
    public Level level() {
        return Level.INSTANCE;
    }

    @Override
    public String type() {
        return "Group";
    }

    @Override
    public Verb verb() {
        return Verb.GET_OR_POST;
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        Caller caller = request.caller();
        access.requirePermitted(caller, type(), Interaction.READ);
        ResourceKey key = new ResourceKey(type(), Objects.requireNonNull(request.id()));
        StoredResource group = store.current(key, access.visible(caller, type(), Interaction.READ))
                .filter(row -> !row.deleted())
                .orElseThrow(() -> new Refused(
                        RefusalKind.NOT_FOUND,
                        new Refusal("not-found", "هذا الملف غير موجود.", "This resource was not found.")));
        List<String> members = jdbc.sql("""
                        select person from record.household_member
                        where household = ? and closed is null order by ordinal""").param(key.id()).query(String.class).list();
        List<StoredResource> rows = members.isEmpty() ? List.of() : contents.of(caller, members);
        audit.record(caller, Interaction.OPERATION, type(), key + "/$family-file", members, rows.size() + 1);
        return OperationResult.ok(bundle(group, rows));
    }

    private byte[] bundle(StoredResource group, List<StoredResource> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        write(
                out,
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"timestamp\":\"" + clock.instant()
                        + "\",\"entry\":[");
        entry(out, group);
        for (StoredResource row : rows) {
            write(out, ",");
            entry(out, row);
        }
        write(out, "]}");
        return out.toByteArray();
    }

    private void entry(ByteArrayOutputStream out, StoredResource row) {
        write(out, "{\"fullUrl\":\"" + address.of(row.key()) + "\",\"resource\":");
        out.writeBytes(row.bytes());
        write(out, "}");
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
