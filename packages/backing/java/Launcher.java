package rehearsal.mongo;

import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/** Starts the stand-in: {@code Launcher <store file> <host> <port>}. SIGTERM closes the store in order. */
public final class Launcher {
    /** Pages kept in memory: reads of a development-sized database never touch the file. */
    private static final int CACHE_MEGABYTES = 128;

    /**
     * How long the file keeps pages that nothing refers to any more. The default of 45 s is meant for power cuts on
     * disks that reorder writes, and lets the file of a busy store grow by gigabytes.
     */
    private static final int RETENTION_MILLIS = 1_000;

    /** A commit writes every page that it touches anew, in each index too, so small pages make small commits. */
    private static final int PAGE_BYTES = 4_096;

    /** A connection holds its thread while its write is being committed, so this bounds the size of a group commit. */
    private static final int WORKER_THREADS = 32;

    public static void main(String[] args) {
        Path file = Path.of(args[0]).toAbsolutePath();
        MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(CACHE_MEGABYTES)
                .pageSplitSize(PAGE_BYTES)
                .autoCommitDisabled()
                .open();
        store.setRetentionTime(RETENTION_MILLIS);
        MongoServer server = new MongoServer(new DurableBackend(store));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
        server.bind(new java.net.InetSocketAddress(args[1], Integer.parseInt(args[2])), 1, WORKER_THREADS);
    }

    private Launcher() {}
}
