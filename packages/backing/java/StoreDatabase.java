package rehearsal.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/** A database whose collections and indexes are sorted maps in one store. */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Object> {
    /** Map names: {@code data.<database>.<collection>} and {@code index.<database>.<collection>.$<index>}. */
    static final String DATA = "data.";

    private static final String INDEX = "index.";

    private final MVStore store;

    StoreDatabase(String name, MVStore store, CursorRegistry cursors) {
        super(name, cursors);
        this.store = store;
        initializeNamespacesAndIndexes();
    }

    private String dataMap(String collection) {
        return DATA + getFullCollectionNamespace(collection);
    }

    private String indexMap(String collection, String index) {
        return INDEX + getFullCollectionNamespace(collection) + ".$" + index;
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        MVMap<KeyValue, byte[]> data = store.openMap(dataMap(name), new MVMap.Builder<KeyValue, byte[]>()
                .keyType(KeyType.INSTANCE)
                .valueType(ByteArrayDataType.INSTANCE));
        return new StoreCollection(this, name, options, data, cursorRegistry);
    }

    private MVMap<KeyValue, KeyValue> openIndex(String collection, String name) {
        return store.openMap(indexMap(collection, name), new MVMap.Builder<KeyValue, KeyValue>()
                .keyType(KeyType.INSTANCE)
                .valueType(KeyType.INSTANCE));
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new SortedIndex(openIndex(collection, name), name, keys, sparse);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new LookupIndex(openIndex(collection, name), name, keys);
    }

    @Override
    protected void dropIndex(MongoCollection<Object> collection, String name) {
        super.dropIndex(collection, name);
        store.removeMap(indexMap(collection.getCollectionName(), name));
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        store.removeMap(dataMap(name));
    }

    @Override
    public void drop(Oplog oplog) {
        super.drop(oplog);
        store.getMapNames().stream()
                .filter(name -> name.startsWith(DATA + databaseName + ".")
                        || name.startsWith(INDEX + databaseName + "."))
                .toList()
                .forEach(store::removeMap);
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        throw new UnsupportedOperationException("renameCollection is not supported by this stand-in");
    }

    @Override
    protected long getStorageSize() {
        return store.getFileStore().size();
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }
}
