package rehearsal.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An index whose entries can be walked in the order of its keys. Positions are ids, as keys. */
abstract class StoreIndex extends Index<Key> {
    private static final Pattern DOT = Pattern.compile(".", Pattern.LITERAL);

    private final List<String[]> paths;

    StoreIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        paths = keys.stream().map(key -> DOT.split(key.getKey())).toList();
    }

    static Key positionOf(Document document) {
        return Key.of(document.get("_id"));
    }

    /** The fields that entries are ordered by. */
    List<IndexKey> scanKeys() {
        return getKeys();
    }

    /** False for a sparse index: it does not know the documents that lack its fields. */
    final boolean coversAll() {
        return !isSparse();
    }

    /** Positions of the documents whose keys lie between two bounds, in ascending or descending order of all keys. */
    abstract Stream<Key> scan(Key low, Key high, boolean descending);

    /** The keys of a document: several when a field holds an array, none where a sparse index does not know it. */
    final Collection<Key> keysOf(Document document) {
        KeyBuilder key = new KeyBuilder();
        boolean present = false;
        for (String[] path : paths) {
            Object value = document;
            for (String name : path) {
                if (value instanceof Collection) {
                    return keysOfArrays(document);
                }
                value = value instanceof Document fields ? fields.getOrMissing(name) : Missing.getInstance();
            }
            if (value instanceof Collection) {
                return keysOfArrays(document);
            }
            present |= !(value instanceof Missing);
            key.add(value);
        }
        return isSparse() && !present ? List.of() : List.of(key.build());
    }

    private Collection<Key> keysOfArrays(Document document) {
        Set<Key> keys = new LinkedHashSet<>();
        getKeyValues(document).forEach(values -> keys.add(Key.of(values)));
        return keys;
    }

    @Override
    public void updateInPlace(
            Document before, Document after, Key position, MongoCollection<Key> collection) {
        if (!new ArrayList<>(keysOf(before)).equals(new ArrayList<>(keysOf(after)))) {
            remove(before);
            add(after, position, collection);
        }
    }

    /** Queries are planned by {@link Plan}, which also uses a part of the keys. */
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Key> getPositions(Document query) {
        throw new UnsupportedOperationException("queries are planned by Plan");
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {}
}
