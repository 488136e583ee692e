package rehearsal.mongo;

import de.bwaldvogel.mongo.backend.KeyValue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/** Walks a map between two keys, both included. */
final class Scan {
    static <V> Stream<V> values(MVMap<KeyValue, V> map, KeyValue low, KeyValue high, boolean descending) {
        Cursor<KeyValue, V> cursor = descending ? map.cursor(high, low, true) : map.cursor(low, high, false);
        Spliterator<KeyValue> keys = Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED);
        return StreamSupport.stream(keys, false).map(key -> cursor.getValue());
    }

    private Scan() {}
}
