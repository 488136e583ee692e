package rehearsal.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/**
 * An index that is not unique: keys followed by the document's id. It finds documents and orders them, and has no say
 * in anything else, so the methods that only a unique index answers are empty.
 */
final class LookupIndex extends Index<Object> implements Scannable {
    private final MVMap<KeyValue, KeyValue> map;
    private final List<IndexKey> scanKeys;

    LookupIndex(MVMap<KeyValue, KeyValue> map, String name, List<IndexKey> keys) {
        // "Sparse" tells the server that it need not find each document here; all of them are here nevertheless.
        super(name, keys, true);
        this.map = map;
        this.scanKeys = new ArrayList<>(keys);
        this.scanKeys.add(new IndexKey("_id", true));
    }

    private Set<KeyValue> entries(Document document, Object id) {
        return getKeyValues(document).stream()
                .map(key -> {
                    List<Object> values = key.stream().collect(Collectors.toCollection(ArrayList::new));
                    values.add(id);
                    return new KeyValue(values);
                })
                .collect(Collectors.toSet());
    }

    @Override
    public void add(Document document, Object id, MongoCollection<Object> collection) {
        entries(document, id).forEach(entry -> map.put(entry, new KeyValue(id)));
    }

    @Override
    public Object remove(Document document) {
        entries(document, document.get("_id")).forEach(map::remove);
        return null;
    }

    @Override
    public void updateInPlace(Document before, Document after, Object id, MongoCollection<Object> collection) {
        if (!nullAwareEqualsKeys(before, after)) {
            remove(before);
            add(after, id, collection);
        }
    }

    @Override
    public List<IndexKey> scanKeys() {
        return scanKeys;
    }

    @Override
    public boolean coversAll() {
        return true;
    }

    @Override
    public Stream<Object> scan(KeyValue low, KeyValue high, boolean descending) {
        return Scan.values(map, low, high, descending).map(position -> position.get(0));
    }

    @Override
    public Object getPosition(Document document) {
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {}

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {}

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException("queries are planned by Plan");
    }

    @Override
    public long getCount() {
        return map.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {}
}
