package rehearsal.mongo;

import de.bwaldvogel.mongo.backend.ValueComparator;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.DataType;

/**
 * Reads stores that an earlier Rehearsal wrote, whose keys were lists of values. Documents move over; indexes do not,
 * since one that is found empty is built.
 */
final class FirstFormat {
    private static final String DATA = "data.";
    private static final String INDEX = "index.";

    static boolean knows(String mapName) {
        return mapName.startsWith(DATA) || mapName.startsWith(INDEX);
    }

    static MVMap<?, ?> map(MVStore store, String name) {
        return name.startsWith(DATA)
                ? open(store, name, ByteArrayDataType.INSTANCE)
                : open(store, name, Values.INSTANCE);
    }

    private static <V> MVMap<List<Object>, V> open(MVStore store, String name, DataType<V> values) {
        return store.openMap(name, new MVMap.Builder<List<Object>, V>().keyType(Values.INSTANCE).valueType(values));
    }

    /** Leaves nothing of the old format; the store is to be committed then. */
    static void convert(MVStore store, Function<String, MVMap<Key, byte[]>> documents) {
        for (String name : store.getMapNames()) {
            if (name.startsWith(DATA)) {
                MVMap<Key, byte[]> converted = documents.apply(name.substring(DATA.length()));
                open(store, name, ByteArrayDataType.INSTANCE)
                        .forEach((values, document) -> converted.put(Key.of(values), document));
            }
        }
        store.getMapNames().stream().filter(FirstFormat::knows).forEach(store::removeMap);
    }

    private static final class Values extends BasicDataType<List<Object>> {
        static final Values INSTANCE = new Values();

        private static final Comparator<Object> ORDER = ValueComparator.ascWithoutListHandling();
        private static final byte TEXT = 1;

        @Override
        public int compare(List<Object> a, List<Object> b) {
            for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
                int order = ORDER.compare(a.get(i), b.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return Integer.compare(a.size(), b.size());
        }

        @Override
        public List<Object> read(ByteBuffer buffer) {
            int size = DataUtils.readVarInt(buffer);
            List<Object> values = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                boolean isText = buffer.get() == TEXT;
                int length = DataUtils.readVarInt(buffer);
                if (isText) {
                    values.add(DataUtils.readString(buffer, length));
                } else {
                    byte[] bytes = new byte[length];
                    buffer.get(bytes);
                    values.add(Bson.decode(bytes).get("v"));
                }
            }
            return values;
        }

        @Override
        public int getMemory(List<Object> values) {
            return values.size() * 64;
        }

        @Override
        public void write(WriteBuffer buffer, List<Object> values) {
            throw new UnsupportedOperationException("this format is only read");
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public List<Object>[] createStorage(int size) {
            return new List[size];
        }
    }

    private FirstFormat() {}
}
