package rehearsal.mongo;

import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

    /** So that a large store need not fit into memory. */
    private static final int COMMIT_EVERY = 10_000;

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

    /** Leaves nothing of the old format. What a killed process left half done is done again. */
    static void convert(MVStore store, Function<String, MVMap<Key, byte[]>> documents) {
        for (String name : store.getMapNames()) {
            if (name.startsWith(DATA)) {
                MVMap<Key, byte[]> converted = documents.apply(name.substring(DATA.length()));
                convert(store, open(store, name, ByteArrayDataType.INSTANCE), converted);
            }
            if (knows(name)) {
                store.removeMap(name);
                store.commit();
            }
        }
    }

    private static void convert(MVStore store, MVMap<List<Object>, byte[]> old, MVMap<Key, byte[]> converted) {
        int count = 0;
        for (Map.Entry<List<Object>, byte[]> entry : old.entrySet()) {
            converted.put(Key.of(entry.getKey()), entry.getValue());
            if (++count % COMMIT_EVERY == 0) {
                store.commit();
            }
        }
    }

    private static final class Values extends BasicDataType<List<Object>> {
        static final Values INSTANCE = new Values();

        private static final Comparator<Object> ORDER = ValueComparator.ascWithoutListHandling();
        private static final byte TEXT = 1;
        private static final byte OTHER = 2;

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

        /** What the log repeats is in the old format, and is committed before it is converted. */
        @Override
        public void write(WriteBuffer buffer, List<Object> values) {
            buffer.putVarInt(values.size());
            for (Object value : values) {
                if (value instanceof String text) {
                    buffer.put(TEXT).putVarInt(text.length()).putStringData(text, text.length());
                } else {
                    byte[] bytes = Bson.encode(new Document("v", value));
                    buffer.put(OTHER).putVarInt(bytes.length).put(bytes);
                }
            }
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public List<Object>[] createStorage(int size) {
            return new List[size];
        }
    }

    private FirstFormat() {}
}
