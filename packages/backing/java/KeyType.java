package rehearsal.mongo;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Keys of maps: one or more values in MongoDB's order. Of two keys with the same beginning the shorter is first. */
final class KeyType extends BasicDataType<KeyValue> {
    static final KeyType INSTANCE = new KeyType();

    private static final Comparator<Object> VALUES = ValueComparator.ascWithoutListHandling();
    private static final int TYPICAL_VALUE_BYTES = 64;
    private static final byte TEXT = 1;
    private static final byte OTHER = 2;

    @Override
    public int compare(KeyValue a, KeyValue b) {
        int common = Math.min(a.size(), b.size());
        for (int i = 0; i < common; i++) {
            int order = compareValues(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    /** Nearly all are texts, and finding a key is most of the work of an insert. */
    private static int compareValues(Object a, Object b) {
        return a instanceof String text && b instanceof String other ? text.compareTo(other) : VALUES.compare(a, b);
    }

    @Override
    public int getMemory(KeyValue key) {
        return key.size() * TYPICAL_VALUE_BYTES;
    }

    /** A commit writes whole pages, so each of their keys: texts, which nearly all keys are, go straight into the buffer. */
    @Override
    public void write(WriteBuffer buffer, KeyValue key) {
        buffer.putVarInt(key.size());
        for (int i = 0; i < key.size(); i++) {
            if (key.get(i) instanceof String text) {
                buffer.put(TEXT).putVarInt(text.length()).putStringData(text, text.length());
            } else {
                Object value = key.get(i);
                byte[] bytes = Bson.encode(new Document("v", value instanceof Missing ? null : value));
                buffer.put(OTHER).putVarInt(bytes.length).put(bytes);
            }
        }
    }

    @Override
    public KeyValue read(ByteBuffer buffer) {
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
        return new KeyValue(values);
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }

    private KeyType() {}
}
