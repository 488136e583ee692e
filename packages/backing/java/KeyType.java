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

    @Override
    public int compare(KeyValue a, KeyValue b) {
        int common = Math.min(a.size(), b.size());
        for (int i = 0; i < common; i++) {
            int order = VALUES.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    @Override
    public int getMemory(KeyValue key) {
        return key.size() * TYPICAL_VALUE_BYTES;
    }

    @Override
    public void write(WriteBuffer buffer, KeyValue key) {
        Document document = new Document();
        for (int i = 0; i < key.size(); i++) {
            Object value = key.get(i);
            document.put(Integer.toString(i), value instanceof Missing ? null : value);
        }
        byte[] bytes = Bson.encode(document);
        buffer.putVarInt(bytes.length).put(bytes);
    }

    @Override
    public KeyValue read(ByteBuffer buffer) {
        byte[] bytes = new byte[DataUtils.readVarInt(buffer)];
        buffer.get(bytes);
        List<Object> values = new ArrayList<>(Bson.decode(bytes).values());
        return new KeyValue(values);
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }

    private KeyType() {}
}
