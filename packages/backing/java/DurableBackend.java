package rehearsal.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.List;
import java.util.Set;

/** Answers a write only once it is in a file. */
final class DurableBackend extends AbstractMongoBackend {
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");

    private static final Set<String> RESTRUCTURES =
            Set.of("create", "drop", "createIndexes", "dropIndexes", "dropDatabase");

    private final DurableStore store;

    DurableBackend(DurableStore store) {
        this.store = store;
        version(Version5.INSTANCE);
        // An index that is found empty is built, and must then be whole in the file.
        store.restructure(() -> {
            store.mapNames().stream()
                    .filter(name -> name.startsWith(DurableStore.DOCUMENTS))
                    .map(name -> Utils.firstFragment(name.substring(DurableStore.DOCUMENTS.length())))
                    .distinct()
                    .forEach(this::resolveDatabase);
            return null;
        });
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
        if (WRITES.contains(name)) {
            return store.write(message.getDatabaseName(), () -> Commands.run(name, command, server));
        }
        return RESTRUCTURES.contains(name)
                ? store.restructure(() -> Commands.run(name, command, server))
                : Commands.run(name, command, server);
    }

    @Override
    public void close() {
        super.close();
        store.close();
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
