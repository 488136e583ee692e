package rehearsal.mongo;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which part of which index to walk for a query. What it walks may hold more than what the query asks for, never less:
 * every document is still matched against the whole query.
 *
 * @param sorted whether the walk yields the documents in the order asked for
 * @param points how many leading keys are pinned to a value; the more, the fewer documents to look at
 */
record Plan(StoreIndex index, List<List<Object>> prefixes, Bound low, Bound high, boolean descending, boolean sorted,
        int points, boolean ranged) {

    /** A limit on the key behind the prefix; null means none. */
    private record Bound(Object value) {}

    /** The best plan, or null when no index helps and all documents must be looked at. */
    static Plan best(Collection<? extends StoreIndex> indexes, Document query, Document orderBy) {
        Plan best = null;
        for (StoreIndex index : indexes) {
            Plan plan = of(index, query, orderBy);
            if (plan != null && (best == null || plan.worth() > best.worth())) {
                best = plan;
            }
        }
        return best;
    }

    private int worth() {
        return points * 4 + (ranged ? 2 : 0) + (sorted ? 1 : 0);
    }

    Stream<Key> positions() {
        Stream<Key> positions = prefixes.stream()
                .flatMap(prefix -> index.scan(lowest(prefix), highest(prefix), descending));
        // A document with an array in an indexed field has several entries.
        return positions.distinct();
    }

    /** The prefix alone comes before everything that begins with it. */
    private Key lowest(List<Object> prefix) {
        if (low != null) {
            return key(prefix, low.value());
        }
        return prefix.isEmpty() ? key(prefix, MinKey.getInstance()) : key(prefix);
    }

    /** Keys may go on behind the bound, so it must be followed by what comes after all of them. */
    private Key highest(List<Object> prefix) {
        return high == null
                ? key(prefix, MaxKey.getInstance())
                : key(prefix, high.value(), MaxKey.getInstance());
    }

    private static Key key(List<Object> prefix, Object... rest) {
        List<Object> values = new ArrayList<>(prefix);
        values.addAll(List.of(rest));
        return Key.of(values);
    }

    private static Plan of(StoreIndex index, Document query, Document orderBy) {
        List<IndexKey> keys = index.scanKeys();
        List<List<Object>> prefixes = List.of(List.of());
        int points = 0;
        while (points < keys.size()) {
            Set<Object> values = pinned(query, keys.get(points).getKey());
            if (values == null || (values.contains(null) && !index.coversAll())) {
                break;
            }
            prefixes = cross(prefixes, values);
            points++;
        }
        Bound low = null;
        Bound high = null;
        if (points < keys.size() && query.get(keys.get(points).getKey()) instanceof Document range) {
            low = bound(range, "$gt", "$gte");
            high = bound(range, "$lt", "$lte");
        }
        boolean ranged = low != null || high != null;
        if (!index.coversAll() && points == 0 && !ranged) {
            return null;
        }
        Boolean order = prefixes.size() == 1 ? order(keys.subList(points, keys.size()), orderBy) : null;
        if (points == 0 && !ranged && order == null) {
            return null;
        }
        return new Plan(index, prefixes, low, high, Boolean.TRUE.equals(order), order != null, points, ranged);
    }

    /** The values that a field may have by a query, or null when the query does not say. */
    private static Set<Object> pinned(Document query, String field) {
        if (!query.containsKey(field)) {
            return null;
        }
        Object asked = query.get(field);
        if (asked instanceof Document operators) {
            if (operators.containsKey("$eq")) {
                asked = operators.get("$eq");
            } else if (operators.get("$in") instanceof Collection<?> values) {
                return values.stream().allMatch(Plan::isScalar) ? new LinkedHashSet<>(values) : null;
            }
        }
        if (!isScalar(asked)) {
            return null;
        }
        return Collections.singleton(asked);
    }

    private static Bound bound(Document range, String open, String closed) {
        Object value = range.containsKey(open) ? range.get(open) : range.get(closed);
        return value != null && isScalar(value) ? new Bound(value) : null;
    }

    private static boolean isScalar(Object value) {
        return !(value instanceof Document)
                && !(value instanceof Collection)
                && !(value instanceof de.bwaldvogel.mongo.bson.BsonRegularExpression);
    }

    private static List<List<Object>> cross(List<List<Object>> prefixes, Set<Object> values) {
        List<List<Object>> longer = new ArrayList<>();
        for (List<Object> prefix : prefixes) {
            for (Object value : values) {
                List<Object> next = new ArrayList<>(prefix);
                next.add(value);
                longer.add(next);
            }
        }
        return longer;
    }

    /** False for ascending and true for descending when walking {@code keys} gives that order; null when it does not. */
    private static Boolean order(List<IndexKey> keys, Document orderBy) {
        if (orderBy == null || orderBy.isEmpty() || orderBy.size() > keys.size()) {
            return null;
        }
        Boolean descending = null;
        int position = 0;
        for (String field : orderBy.keySet()) {
            boolean wanted = orderBy.get(field) instanceof Number direction && direction.intValue() < 0;
            if (!keys.get(position++).getKey().equals(field) || (descending != null && descending != wanted)) {
                return null;
            }
            descending = wanted;
        }
        return descending;
    }
}
