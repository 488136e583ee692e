package rehearsal.mongo;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;

/**
 * Writes values so that their bytes, compared without sign, have MongoDB's order: a byte for the type, then the value.
 * No value's bytes are the beginning of another's, so values can follow each other.
 */
final class KeyBuilder {
    /** In the order of https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/. */
    private enum Type {
        /** Behind the last field of a document or element of an array: the shorter comes first. */
        END, MIN_KEY, NULL, NUMBER, TEXT, DOCUMENT, ARRAY, BINARY, UUID, OBJECT_ID, BOOLEAN, DATE, TIMESTAMP, MAX_KEY
    }

    private static final int TYPICAL_BYTES = 128;
    private static final byte ESCAPED_ZERO = (byte) 0xFF;
    private static final byte TEXT_END = 1;
    private static final int UNSUPPORTED = 115;

    private byte[] bytes = new byte[TYPICAL_BYTES];
    private int size;

    KeyBuilder add(Object value) {
        if (value instanceof String text) {
            return put(Type.TEXT).putText(text);
        } else if (Missing.isNullOrMissing(value)) {
            return put(Type.NULL);
        } else if (value instanceof Number number && !(value instanceof Decimal128)) {
            return put(Type.NUMBER).putNumber(number);
        } else if (value instanceof Boolean flag) {
            return put(Type.BOOLEAN).put(flag ? 1 : 0);
        } else if (value instanceof Instant date) {
            return put(Type.DATE).putSigned(date.toEpochMilli());
        } else if (value instanceof ObjectId id) {
            return put(Type.OBJECT_ID).put(id.toByteArray());
        } else if (value instanceof UUID id) {
            return put(Type.UUID).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        } else if (value instanceof BinData binary) {
            return put(Type.BINARY).putLong(binary.getData().length).put(binary.getData());
        } else if (value instanceof BsonTimestamp timestamp) {
            return put(Type.TIMESTAMP).putLong(timestamp.getValue());
        } else if (value instanceof Document document) {
            return put(Type.DOCUMENT).putFields(document).put(Type.END);
        } else if (value instanceof Collection<?> elements) {
            put(Type.ARRAY);
            elements.forEach(this::add);
            return put(Type.END);
        } else if (value instanceof MinKey) {
            return put(Type.MIN_KEY);
        } else if (value instanceof MaxKey) {
            return put(Type.MAX_KEY);
        }
        throw new MongoServerError(UNSUPPORTED, "CommandNotSupported",
                "this stand-in for MongoDB has no ids or index keys of type " + value.getClass().getSimpleName());
    }

    Key build() {
        return new Key(Arrays.copyOf(bytes, size));
    }

    /** A field's type counts before its name, and its name before its value. */
    private KeyBuilder putFields(Document document) {
        document.forEach((name, value) -> {
            KeyBuilder field = new KeyBuilder().add(value);
            put(field.bytes[0]).putText(name).put(Arrays.copyOfRange(field.bytes, 1, field.size));
        });
        return this;
    }

    /** UTF-8 has the order of its characters; a zero in a text must not look like its end. */
    private KeyBuilder putText(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        if (text.indexOf(0) < 0) {
            put(encoded);
        } else {
            for (byte each : encoded) {
                put(each);
                if (each == 0) {
                    put(ESCAPED_ZERO);
                }
            }
        }
        return put(0).put(TEXT_END);
    }

    /** All numbers have one order: that of doubles, then what a double cannot hold of a long. */
    private KeyBuilder putNumber(Number number) {
        double rounded = number.doubleValue() + 0.0;
        long bits = Double.doubleToLongBits(rounded);
        // Not a number comes before all numbers. Of negative ones the larger bits are the smaller number.
        putLong(Double.isNaN(rounded) ? 0 : bits ^ (bits >> Long.SIZE - 1 | Long.MIN_VALUE));
        int rest = number instanceof Long exact ? (int) (exact - (long) rounded) : 0;
        return put(rest - Short.MIN_VALUE >> Byte.SIZE).put(rest);
    }

    private KeyBuilder putSigned(long value) {
        return putLong(value ^ Long.MIN_VALUE);
    }

    private KeyBuilder putLong(long value) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            put((int) (value >>> shift));
        }
        return this;
    }

    private KeyBuilder put(Type type) {
        return put(type.ordinal());
    }

    private KeyBuilder put(int lowestByte) {
        room(1);
        bytes[size++] = (byte) lowestByte;
        return this;
    }

    private KeyBuilder put(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        return this;
    }

    private void room(int needed) {
        if (size + needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + needed));
        }
    }
}
