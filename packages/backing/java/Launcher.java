package rehearsal.mongo;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.nio.file.Path;

/** Starts the stand-in: {@code Launcher <store file> <host> <port>}. SIGTERM closes the store in order. */
public final class Launcher {
    /** A connection holds its thread while its write waits for its turn. */
    private static final int WORKER_THREADS = 32;

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]).toAbsolutePath();
        MongoServer server = new MongoServer(new DurableBackend(new DurableStore(file)));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
        server.bind(new java.net.InetSocketAddress(args[1], Integer.parseInt(args[2])), 1, WORKER_THREADS);
    }

    private Launcher() {}
}
