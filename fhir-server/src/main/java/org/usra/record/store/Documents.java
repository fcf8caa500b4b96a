package org.usra.record.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Documents as they are kept: compressed by Zstandard with a dictionary of what FHIR documents have in common, to a third or
 * less; PostgreSQL itself compresses nothing under 2 KB. Figures: docs/decisions/0006-one-row.md.
 *
 * <p>A document that stands in its row as plain JSON is read as well. Proof: DocumentsTest.
 */
@Component
public class Documents {

    private static final String DICTIONARY = "dictionary-1.zdict";
    private static final int LEVEL = 3;
    private static final int MOST_BYTES = 128 << 20;

    private final byte[] dictionary;
    private final ConcurrentLinkedQueue<ZstdCompressCtx> compressors = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<ZstdDecompressCtx> decompressors = new ConcurrentLinkedQueue<>();

    Documents() {
        try (InputStream stream = Documents.class.getResourceAsStream(DICTIONARY)) {
            this.dictionary = Objects.requireNonNull(stream, DICTIONARY).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The dictionary stands in the database too, so that a backup can be read by itself. */
    public void register(JdbcClient jdbc) {
        jdbc.sql("insert into record.document_dictionary (id, content) values (?, ?) on conflict do nothing")
                .param(Zstd.getDictIdFromDict(dictionary))
                .param(dictionary)
                .update();
    }

    byte[] pack(byte[] json) {
        ZstdCompressCtx context = compressors.poll();
        if (context == null) {
            context = new ZstdCompressCtx();
            context.setLevel(LEVEL).setContentSize(true).setDictID(true).setChecksum(false);
            context.loadDict(dictionary);
        }
        byte[] packed = context.compress(json);
        compressors.offer(context);
        return packed;
    }

    byte[] unpack(byte[] stored) {
        if (stored.length == 0 || stored[0] == '{') {
            return stored;
        }
        long size = Zstd.getFrameContentSize(stored);
        if (size < 0 || size > MOST_BYTES) {
            throw new IllegalStateException("a stored document is no Zstandard frame of known size");
        }
        ZstdDecompressCtx context = decompressors.poll();
        if (context == null) {
            context = new ZstdDecompressCtx();
            context.loadDict(dictionary);
        }
        try {
            return context.decompress(stored, (int) size);
        } catch (ZstdException e) {
            throw new IllegalStateException("a stored document cannot be read: " + e.getMessage(), e);
        } finally {
            decompressors.offer(context);
        }
    }
}
