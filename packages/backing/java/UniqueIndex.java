package rehearsal.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/** A unique index: keys to the id of the one document that has them. */
final class UniqueIndex extends StoreIndex {
    private final MVMap<Key, Key> map;

    UniqueIndex(MVMap<Key, Key> map, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.map = map;
    }

    @Override
    Stream<Key> scan(Key low, Key high, boolean descending) {
        return Scan.values(map, low, high, descending);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        for (Key key : keysOf(document)) {
            if (map.containsKey(key)) {
                throw duplicate(document, key, collection);
            }
        }
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {
        Key own = positionOf(before);
        for (Key key : keysOf(after)) {
            Key position = map.get(key);
            if (position != null && !position.equals(own)) {
                throw duplicate(after, key, collection);
            }
        }
    }

    /** While an index is built of documents that are there, two of them may have the same key. */
    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {
        for (Key key : keysOf(document)) {
            if (map.putIfAbsent(key, position) != null) {
                throw duplicate(document, key, collection);
            }
        }
    }

    private DuplicateKeyError duplicate(Document document, Key key, MongoCollection<Key> collection) {
        KeyValue values = getKeyValues(document).stream()
                .filter(candidate -> Key.of(candidate).equals(key))
                .findFirst()
                .orElseThrow();
        return new DuplicateKeyError(this, collection, getKeys(), values);
    }

    @Override
    public Key remove(Document document) {
        keysOf(document).forEach(map::remove);
        return positionOf(document);
    }

    @Override
    public Key getPosition(Document document) {
        return keysOf(document).stream().map(map::get).filter(Objects::nonNull).findFirst().orElse(null);
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public long getCount() {
        return map.sizeAsLong();
    }
}
