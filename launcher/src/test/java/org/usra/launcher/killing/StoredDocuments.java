package org.usra.launcher.killing;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** Reads documents with the dictionaries that stand in the database, as any Zstandard program can. */
final class StoredDocuments implements AutoCloseable {

    private final Map<Long, ZstdDecompressCtx> dictionaries = new HashMap<>();

    StoredDocuments(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id, content from record.document_dictionary")) {
            while (rows.next()) {
                ZstdDecompressCtx context = new ZstdDecompressCtx();
                context.loadDict(rows.getBytes(2));
                dictionaries.put(rows.getLong(1), context);
            }
        }
    }

    String text(byte[] stored) {
        if (stored[0] == '{') {
            return new String(stored, StandardCharsets.UTF_8);
        }
        ZstdDecompressCtx context = dictionaries.get(Zstd.getDictIdFromFrame(stored));
        if (context == null) {
            throw new IllegalStateException("a document without its dictionary");
        }
        byte[] json = context.decompress(stored, Math.toIntExact(Zstd.getFrameContentSize(stored)));
        return new String(json, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        dictionaries.values().forEach(ZstdDecompressCtx::close);
    }
}
