package rehearsal.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/** An index that is not unique: keys followed by the document's id. */
final class LookupIndex extends StoreIndex {
    private final MVMap<Key, Key> map;
    private final List<IndexKey> scanKeys;

    LookupIndex(MVMap<Key, Key> map, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.map = map;
        this.scanKeys = new ArrayList<>(keys);
        this.scanKeys.add(new IndexKey("_id", true));
    }

    @Override
    List<IndexKey> scanKeys() {
        return scanKeys;
    }

    @Override
    Stream<Key> scan(Key low, Key high, boolean descending) {
        return Scan.values(map, low, high, descending);
    }

    /** Refuses what has no key, before anything is written. */
    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        keysOf(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {
        keysOf(after);
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {
        keysOf(document).forEach(key -> map.put(key.followedBy(position), position));
    }

    @Override
    public Key remove(Document document) {
        Key position = positionOf(document);
        keysOf(document).forEach(key -> map.remove(key.followedBy(position)));
        return position;
    }

    /** Only a unique index knows a position by its keys. */
    @Override
    public Key getPosition(Document document) {
        return null;
    }

    @Override
    public long getCount() {
        return map.sizeAsLong();
    }
}
