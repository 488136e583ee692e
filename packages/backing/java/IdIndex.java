package rehearsal.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/** The index of ids: the collection's own map, whose keys they are. So there is nothing to write here. */
final class IdIndex extends StoreIndex {
    private final MVMap<Key, byte[]> documents;

    IdIndex(MVMap<Key, byte[]> documents, String name, List<IndexKey> keys) {
        super(name, keys, false);
        this.documents = documents;
    }

    static boolean isOn(List<IndexKey> keys) {
        return keys.size() == 1 && keys.get(0).getKey().equals("_id");
    }

    @Override
    Stream<Key> scan(Key low, Key high, boolean descending) {
        return Scan.keys(documents, low, high, descending);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        if (documents.containsKey(positionOf(document))) {
            KeyValue id = new KeyValue(Collections.singletonList(document.get("_id")));
            throw new DuplicateKeyError(this, collection, getKeys(), id);
        }
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {}

    /** An id never changes. */
    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {}

    @Override
    public Key remove(Document document) {
        return positionOf(document);
    }

    @Override
    public Key getPosition(Document document) {
        return positionOf(document);
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }
}
