package rehearsal.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.MVStore;

/** Answers a write only once the commit that covers it is in the file. */
final class DurableBackend extends AbstractMongoBackend {
    private static final Set<String> WRITES = Set.of(
            "insert", "update", "delete", "findAndModify", "create", "drop", "createIndexes", "dropIndexes",
            "dropDatabase");

    private static final int COMPACT_AT_CLOSE_MILLIS = 1_000;

    private final MVStore store;
    private final GroupCommit groupCommit;

    DurableBackend(MVStore store) {
        this.store = store;
        this.groupCommit = new GroupCommit(store);
        version(Version5.INSTANCE);
        store.getMapNames().stream()
                .filter(name -> name.startsWith(StoreDatabase.DATA))
                .map(name -> Utils.firstFragment(name.substring(StoreDatabase.DATA.length())))
                .distinct()
                .forEach(this::resolveDatabase);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoreDatabase(name, store, getCursorRegistry());
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        Document command = message.getDocument();
        String name = command.keySet().iterator().next();
        Commands.Server server = sent ->
                handleCommand(message.getChannel(), message.getDatabaseName(), sent.keySet().iterator().next(), sent);
        return WRITES.contains(name)
                ? groupCommit.write(() -> Commands.run(name, command, server))
                : Commands.run(name, command, server);
    }

    @Override
    public void close() {
        super.close();
        // Nobody reads any more, so what is not referred to may go at once.
        store.setRetentionTime(0);
        store.close(COMPACT_AT_CLOSE_MILLIS);
    }

    /** The newest that the server can pass for; the driver of mongoose 9 asks for wire version 8 or above. */
    private enum Version5 implements MongoVersion {
        INSTANCE;

        @Override
        public List<Integer> getVersionArray() {
            return List.of(5, 0, 0);
        }

        @Override
        public int getWireVersion() {
            return 13;
        }
    }
}
