package rehearsal.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;

/** A database whose collections and indexes are sorted maps in one store. */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Key> {
    private final DurableStore store;

    StoreDatabase(String name, DurableStore store, CursorRegistry cursors) {
        super(name, cursors);
        this.store = store;
        initializeNamespacesAndIndexes();
    }

    private String indexName(String collection, String index) {
        return getFullCollectionNamespace(collection) + ".$" + index;
    }

    @Override
    protected MongoCollection<Key> openOrCreateCollection(String name, CollectionOptions options) {
        return new StoreCollection(
                this, name, options, store.documents(getFullCollectionNamespace(name)), cursorRegistry);
    }

    @Override
    protected Index<Key> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return IdIndex.isOn(keys)
                ? new IdIndex(store.documents(getFullCollectionNamespace(collection)), name, keys)
                : new UniqueIndex(store.index(indexName(collection, name)), name, keys, sparse);
    }

    @Override
    protected Index<Key> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new LookupIndex(store.index(indexName(collection, name)), name, keys, sparse);
    }

    @Override
    protected void dropIndex(MongoCollection<Key> collection, String name) {
        super.dropIndex(collection, name);
        store.remove(DurableStore.KEYS + indexName(collection.getCollectionName(), name));
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        store.remove(DurableStore.DOCUMENTS + getFullCollectionNamespace(name));
    }

    @Override
    public void drop(Oplog oplog) {
        super.drop(oplog);
        store.mapNames().stream()
                .filter(name -> name.startsWith(DurableStore.DOCUMENTS + databaseName + ".")
                        || name.startsWith(DurableStore.KEYS + databaseName + "."))
                .toList()
                .forEach(store::remove);
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        throw new UnsupportedOperationException("renameCollection is not supported by this stand-in");
    }

    @Override
    protected long getStorageSize() {
        return store.sizeInBytes();
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }
}
