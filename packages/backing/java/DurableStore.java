package rehearsal.mongo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.DataType;

/**
 * A store whose writes are in a file before they are answered. A commit of the store writes every page that was touched
 * anew, in each index too, so a write goes to a log instead, and the store commits when the log has grown. What a killed
 * process left in the log is repeated at the next start.
 */
final class DurableStore {
    /** Map names: {@code documents.<database>.<collection>} and {@code keys.<database>.<collection>.$<index>}. */
    static final String DOCUMENTS = "documents.";

    static final String KEYS = "keys.";

    /** Pages kept in memory: reads of a development-sized database never touch the file. */
    private static final int CACHE_MEGABYTES = 128;

    /**
     * How long the file keeps pages that nothing refers to any more. The default of 45 s is meant for power cuts on
     * disks that reorder writes, and lets the file of a busy store grow by gigabytes.
     */
    private static final int RETENTION_MILLIS = 1_000;

    /** A write copies the page that it changes, so small pages are cheap to change. */
    private static final int PAGE_BYTES = 4_096;

    /** A commit holds up every write, about 10 ms for each MiB; repeating this much at a start is no wait. */
    private static final long COMMIT_AT_LOG_BYTES = 32L << 20;

    /** A commit needs as much memory again as it writes: 32 MiB of small documents can touch several times as many pages. */
    private static final int COMMIT_AT_UNSAVED_BYTES = 64 << 20;

    private static final int COMPACT_AT_CLOSE_MILLIS = 1_000;

    private final MVStore store;
    private final WriteLog log;

    /** Writes to one database come one after the other: the log then has changes of a key in the order they were made. */
    private final Map<String, Object> turns = new ConcurrentHashMap<>();

    /** Writes share it, a commit has it alone: no document is ever in the file without its index entries. */
    private final ReadWriteLock quiet = new ReentrantReadWriteLock();

    DurableStore(Path file) throws IOException {
        store = new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(CACHE_MEGABYTES)
                .pageSplitSize(PAGE_BYTES)
                .autoCommitDisabled()
                // Nor because much is unsaved: that would be in the middle of a write.
                .autoCommitBufferSize(0)
                .backgroundExceptionHandler(DurableStore::end)
                .open();
        store.setRetentionTime(RETENTION_MILLIS);
        log = new WriteLog(file.resolveSibling(file.getFileName() + ".log"));
        log.replay(this::mapToRepeat);
        commit();
    }

    MVMap<Key, byte[]> documents(String name) {
        return open(DOCUMENTS + name, ByteArrayDataType.INSTANCE);
    }

    MVMap<Key, Key> index(String name) {
        return open(KEYS + name, KeyType.INSTANCE);
    }

    private <V> MVMap<Key, V> open(String name, DataType<V> values) {
        return store.openMap(name, new LoggedMap.Builder<>(name, log, values));
    }

    private MVMap<?, ?> mapToRepeat(String name) {
        return name.startsWith(DOCUMENTS)
                ? open(name, ByteArrayDataType.INSTANCE)
                : open(name, KeyType.INSTANCE);
    }

    Set<String> mapNames() {
        return store.getMapNames();
    }

    void remove(String mapName) {
        store.removeMap(mapName);
    }

    long sizeInBytes() {
        return store.getFileStore().size();
    }

    /** Runs a write of documents and returns, or throws, only once everything that it changed is in a file. */
    <T> T write(String database, Supplier<T> action) {
        try {
            return held(quiet.readLock(), () -> {
                synchronized (turns.computeIfAbsent(database, name -> new Object())) {
                    return log.record(action);
                }
            });
        } finally {
            if (log.size() > COMMIT_AT_LOG_BYTES || store.getUnsavedMemory() > COMMIT_AT_UNSAVED_BYTES) {
                held(quiet.writeLock(), () -> {
                    commit();
                    return null;
                });
            }
        }
    }

    /** Runs a change of collections or indexes, which the log has no words for, and commits it. */
    <T> T restructure(Supplier<T> action) {
        return held(quiet.writeLock(), () -> {
            try {
                return action.get();
            } finally {
                commit();
            }
        });
    }

    private static <T> T held(Lock lock, Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * A store that could not write a commit closes itself, and would refuse everything from then on, reads too. The process
     * ends before anybody is answered, and is started again with what is in the file and the log.
     */
    private static void end(Thread thread, Throwable error) {
        System.err.println("The store cannot go on and ends: " + error);
        Runtime.getRuntime().halt(1);
    }

    private void commit() {
        store.commit();
        log.clear();
    }

    void close() {
        held(quiet.writeLock(), () -> {
            // Nobody reads any more, so what is not referred to may go at once.
            store.setRetentionTime(0);
            store.commit();
            store.close(COMPACT_AT_CLOSE_MILLIS);
            try {
                log.clear();
                log.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return null;
        });
    }
}
