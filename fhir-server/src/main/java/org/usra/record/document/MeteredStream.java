package org.usra.record.document;

import java.io.IOException;
import java.io.InputStream;

/** A body that stops with 413 at its limit, however small it was before inflation. */
final class MeteredStream extends InputStream {

    private final InputStream body;
    private final long limit;
    private long count;

    MeteredStream(InputStream body, long limit) {
        this.body = body;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int read = body.read();
        if (read >= 0) {
            add(1);
        }
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = body.read(target, offset, length);
        if (read > 0) {
            add(read);
        }
        return read;
    }

    private void add(int bytes) {
        count += bytes;
        if (count > limit) {
            throw BodyFault.tooManyBytes(limit);
        }
    }
}
