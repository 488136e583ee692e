package rehearsal.mongo;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import java.util.List;
import java.util.stream.Stream;

/** An index whose entries can be walked in the order of its keys. */
interface Scannable {
    List<IndexKey> scanKeys();

    /** False for a sparse index: it does not know the documents that lack its fields. */
    boolean coversAll();

    /** Ids of the documents whose keys lie between two bounds, in ascending or descending order of all keys. */
    Stream<Object> scan(KeyValue low, KeyValue high, boolean descending);
}
