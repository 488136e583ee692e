package rehearsal.mongo;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/** A unique index: keys to the id of the one document that has them. */
final class SortedIndex extends AbstractUniqueIndex<Object> implements Scannable {
    private final MVMap<KeyValue, KeyValue> map;

    SortedIndex(MVMap<KeyValue, KeyValue> map, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.map = map;
    }

    @Override
    protected Object removeDocument(KeyValue key) {
        return idIn(map.remove(key));
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object id) {
        return map.putIfAbsent(key, new KeyValue(id)) == null;
    }

    @Override
    protected Object getPosition(KeyValue key) {
        return idIn(map.get(key));
    }

    @Override
    protected Iterable<Entry<KeyValue, Object>> getIterable() {
        return () -> map.entrySet().stream()
                .<Entry<KeyValue, Object>>map(entry -> java.util.Map.entry(entry.getKey(), idIn(entry.getValue())))
                .iterator();
    }

    private static Object idIn(KeyValue position) {
        return position == null ? null : position.get(0);
    }

    @Override
    public List<IndexKey> scanKeys() {
        return getKeys();
    }

    @Override
    public boolean coversAll() {
        return !isSparse();
    }

    @Override
    public Stream<Object> scan(KeyValue low, KeyValue high, boolean descending) {
        return Scan.values(map, low, high, descending).map(SortedIndex::idIn);
    }

    /** Queries are planned by {@link Plan}, which also uses a part of the keys. */
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public long getCount() {
        return map.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
