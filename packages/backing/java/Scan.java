package rehearsal.mongo;

import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/** Walks a map between two keys, both included. */
final class Scan {
    static <V> Stream<V> values(MVMap<Key, V> map, Key low, Key high, boolean descending) {
        Cursor<Key, V> cursor = cursor(map, low, high, descending);
        return stream(cursor).map(key -> cursor.getValue());
    }

    static Stream<Key> keys(MVMap<Key, ?> map, Key low, Key high, boolean descending) {
        return stream(cursor(map, low, high, descending));
    }

    private static <V> Cursor<Key, V> cursor(MVMap<Key, V> map, Key low, Key high, boolean descending) {
        return descending ? map.cursor(high, low, true) : map.cursor(low, high, false);
    }

    private static Stream<Key> stream(Cursor<Key, ?> cursor) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED), false);
    }

    private Scan() {}
}
