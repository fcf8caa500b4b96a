package org.usra.record.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Documents as they are kept: compressed by Zstandard with a dictionary of what FHIR documents have in common, to an eighth;
 * PostgreSQL itself compresses nothing under 2 KB. Figures: docs/decisions/0006-one-row.md.
 *
 * <p>The dictionaries stand in the database, so that it can be read by itself; the newest one is written with. A document
 * that stands in its row as plain JSON is read as well. Proof: DocumentsTest.
 */
@Component
public class Documents {

    private static final int LEVEL = 3;
    private static final int MOST_BYTES = 128 << 20;

    private final JdbcClient jdbc;
    private volatile @Nullable List<Dictionary> dictionaries;

    Documents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Learns what documents are read with, before a statement holds a connection to read some: as many first readers as the
     * pool has connections would wait for each other's.
     */
    void prepare() {
        dictionaries();
    }

    byte[] pack(byte[] json) {
        return dictionaries().getLast().pack(json);
    }

    byte[] unpack(byte[] stored) {
        if (stored.length == 0 || stored[0] == '{') {
            return stored;
        }
        long id = Zstd.getDictIdFromFrame(stored);
        long size = Zstd.getFrameContentSize(stored);
        if (size < 0 || size > MOST_BYTES) {
            throw new IllegalStateException("a stored document is no Zstandard frame of known size");
        }
        return dictionaries().stream()
                .filter(dictionary -> dictionary.id == id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("document_dictionary has no dictionary " + id))
                .unpack(stored, (int) size);
    }

    private List<Dictionary> dictionaries() {
        List<Dictionary> known = dictionaries;
        if (known == null) {
            known = new ArrayList<>(jdbc.sql("select id, content from record.document_dictionary order by added")
                    .query((row, number) -> new Dictionary(row.getLong(1), row.getBytes(2)))
                    .list());
            dictionaries = known;
        }
        return known;
    }

    /** One dictionary and the contexts that have digested it: each is used by one thread at a time. */
    private static final class Dictionary {

        private final long id;
        private final byte[] content;
        private final ConcurrentLinkedQueue<ZstdCompressCtx> compressors = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<ZstdDecompressCtx> decompressors = new ConcurrentLinkedQueue<>();

        Dictionary(long id, byte[] content) {
            this.id = id;
            this.content = content;
        }

        byte[] pack(byte[] json) {
            ZstdCompressCtx context = compressors.poll();
            if (context == null) {
                context = new ZstdCompressCtx();
                context.setLevel(LEVEL).setContentSize(true).setDictID(true).setChecksum(false);
                context.loadDict(content);
            }
            try {
                return context.compress(json);
            } finally {
                compressors.offer(context);
            }
        }

        byte[] unpack(byte[] stored, int size) {
            ZstdDecompressCtx context = decompressors.poll();
            if (context == null) {
                context = new ZstdDecompressCtx();
                context.loadDict(content);
            }
            try {
                return context.decompress(stored, size);
            } catch (ZstdException e) {
                throw new IllegalStateException("a stored document cannot be read: " + e.getMessage(), e);
            } finally {
                decompressors.offer(context);
            }
        }
    }
}
