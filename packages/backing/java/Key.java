package rehearsal.mongo;

import java.util.Arrays;

/**
 * One or more values as bytes. Of two keys the bytes compare as MongoDB compares the values, and a key comes before
 * those that go on behind it. {@link KeyBuilder} knows how.
 */
record Key(byte[] bytes) implements Comparable<Key> {
    static Key of(Object value) {
        return new KeyBuilder().add(value).build();
    }

    static Key of(Iterable<?> values) {
        KeyBuilder key = new KeyBuilder();
        values.forEach(key::add);
        return key.build();
    }

    /** This key, going on with the values of another. */
    Key followedBy(Key more) {
        byte[] both = Arrays.copyOf(bytes, bytes.length + more.bytes.length);
        System.arraycopy(more.bytes, 0, both, bytes.length, more.bytes.length);
        return new Key(both);
    }

    @Override
    public int compareTo(Key other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
