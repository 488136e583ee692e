package rehearsal.mongo;

import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.DataType;

/** A map of the store that tells the write log what changes in it. */
final class LoggedMap<V> extends MVMap<Key, V> {
    /** The store would look it up each time. */
    final String name;

    private final WriteLog log;

    private LoggedMap(
            Map<String, Object> config, DataType<Key> keys, DataType<V> values, String name, WriteLog log) {
        super(config, keys, values);
        this.name = name;
        this.log = log;
    }

    /** Every put and remove goes through here; one that the key's presence forbade leaves what was there. */
    @Override
    public V operate(Key key, V value, DecisionMaker<? super V> decisionMaker) {
        V before = super.operate(key, value, decisionMaker);
        log.changed(this, key, before, before == null || value == null ? value : get(key));
        return before;
    }

    static final class Builder<V> extends BasicBuilder<LoggedMap<V>, Key, V> {
        private final String name;
        private final WriteLog log;

        Builder(String name, WriteLog log, DataType<V> values) {
            this.name = name;
            this.log = log;
            setKeyType(KeyType.INSTANCE);
            setValueType(values);
        }

        @Override
        protected LoggedMap<V> create(Map<String, Object> config) {
            return new LoggedMap<>(config, getKeyType(), getValueType(), name, log);
        }
    }
}
