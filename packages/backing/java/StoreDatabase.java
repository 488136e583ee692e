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
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Object> {
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
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        return new StoreCollection(
                this, name, options, store.documents(getFullCollectionNamespace(name)), cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new SortedIndex(store.index(indexName(collection, name)), name, keys, sparse);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new LookupIndex(store.index(indexName(collection, name)), name, keys);
    }

    @Override
    protected void dropIndex(MongoCollection<Object> collection, String name) {
        super.dropIndex(collection, name);
        store.remove(DurableStore.INDEX + indexName(collection.getCollectionName(), name));
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        store.remove(DurableStore.DATA + getFullCollectionNamespace(name));
    }

    @Override
    public void drop(Oplog oplog) {
        super.drop(oplog);
        store.mapNames().stream()
                .filter(name -> name.startsWith(DurableStore.DATA + databaseName + ".")
                        || name.startsWith(DurableStore.INDEX + databaseName + "."))
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
