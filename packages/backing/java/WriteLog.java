package rehearsal.mongo;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.DataType;

/**
 * What was written since the store's last commit: a record for each write, with all its changes or not at all. Repeating
 * records that the store has already does no harm. Record: length, checksum, then changes; change: name of the map,
 * key, and the value or its absence.
 */
final class WriteLog implements Closeable {
    private static final int HEADER_BYTES = 8;
    private static final byte REMOVED = 0;
    private static final byte PUT = 1;

    /** MongoDB's word for a file that takes no more: whoever wrote tries again later. */
    private static final int OUT_OF_DISK_SPACE = 14031;

    private final FileChannel file;

    /** The changes of the write that this thread is busy with; none outside of one, as when maps are opened. */
    private final ThreadLocal<WriteBuffer> current = new ThreadLocal<>();

    /** How the changes of the write are taken back, the last one first. */
    private final ThreadLocal<Deque<Runnable>> undo = ThreadLocal.withInitial(ArrayDeque::new);

    /** Used again and again: a new one is a mebibyte. */
    private final ThreadLocal<WriteBuffer> buffer = ThreadLocal.withInitial(WriteBuffer::new);

    private long size;

    WriteLog(Path path) throws IOException {
        file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /**
     * Runs a write and returns, or throws, only once everything that it changed is in the file. What the file does not take
     * is taken back: whoever repeats the write would else find it done, and be told so.
     */
    <T> T record(Supplier<T> write) {
        WriteBuffer changes = buffer.get().clear();
        changes.putLong(0);
        current.set(changes);
        try {
            return write.get();
        } finally {
            current.remove();
            // Also after an error: an ordered insert keeps what came before the duplicate.
            if (changes.position() > HEADER_BYTES) {
                appendOrUndo(changes.getBuffer());
            }
            undo.get().clear();
        }
    }

    <V> void changed(LoggedMap<V> map, Key key, V before, V value) {
        WriteBuffer changes = current.get();
        if (changes == null) {
            return;
        }
        undo.get().push(() -> restore(map, key, before));
        String name = map.name;
        changes.putVarInt(name.length()).putStringData(name, name.length());
        map.getKeyType().write(changes, key);
        changes.put(value == null ? REMOVED : PUT);
        if (value != null) {
            map.getValueType().write(changes, value);
        }
    }

    /** Nobody else writes to this database meanwhile, so what was before is still what is to be there. */
    private void appendOrUndo(ByteBuffer record) {
        try {
            append(record);
        } catch (MongoServerError e) {
            undo.get().forEach(Runnable::run);
            undo.get().clear();
            throw e;
        }
    }

    private static <V> void restore(LoggedMap<V> map, Key key, V before) {
        if (before == null) {
            map.remove(key);
        } else {
            map.put(key, before);
        }
    }

    /** Writes behind the last whole record, so one that failed halfway is written over by the next. */
    private synchronized void append(ByteBuffer record) {
        record.flip();
        record.putInt(0, record.limit() - HEADER_BYTES).putInt(Integer.BYTES, checksum(record));
        try {
            int length = record.remaining();
            for (long at = size; record.hasRemaining(); ) {
                at += file.write(record, at);
            }
            size += length;
        } catch (IOException e) {
            throw new MongoServerError(OUT_OF_DISK_SPACE, "OutOfDiskSpace", "the log cannot be written: " + e.getMessage());
        }
    }

    /** Repeats every whole record; one that was cut off, which nobody was told of, ends the log. */
    void replay(Function<String, MVMap<?, ?>> maps) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(file.size()));
        while (all.hasRemaining() && file.read(all, all.position()) > 0) {}
        all.flip();
        while (all.remaining() > HEADER_BYTES) {
            int length = all.getInt(all.position());
            if (length <= 0 || length > all.remaining() - HEADER_BYTES) {
                return;
            }
            ByteBuffer record = all.slice(all.position(), HEADER_BYTES + length);
            if (record.getInt(Integer.BYTES) != checksum(record)) {
                return;
            }
            repeat(record.position(HEADER_BYTES), maps);
            all.position(all.position() + HEADER_BYTES + length);
        }
    }

    private static void repeat(ByteBuffer changes, Function<String, MVMap<?, ?>> maps) {
        while (changes.hasRemaining()) {
            repeatOne(changes, maps.apply(DataUtils.readString(changes)));
        }
    }

    private static <K, V> void repeatOne(ByteBuffer changes, MVMap<K, V> map) {
        K key = map.getKeyType().read(changes);
        if (changes.get() == PUT) {
            map.put(key, map.getValueType().read(changes));
        } else {
            map.remove(key);
        }
    }

    private static int checksum(ByteBuffer record) {
        CRC32C checksum = new CRC32C();
        checksum.update(record.slice(HEADER_BYTES, record.limit() - HEADER_BYTES));
        return (int) checksum.getValue();
    }

    synchronized long size() {
        return size;
    }

    /** For when the store has everything. */
    synchronized void clear() {
        try {
            file.truncate(0);
            size = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
