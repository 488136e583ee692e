package rehearsal.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/** A collection: a sorted map from id to the document's bytes. */
final class StoreCollection extends AbstractSynchronizedMongoCollection<Object> {
    private final MVMap<KeyValue, byte[]> data;

    StoreCollection(MongoDatabase database, String name, CollectionOptions options, MVMap<KeyValue, byte[]> data,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.data = data;
    }

    /** An id may be null, and then is a value like any other. */
    private static KeyValue keyOf(Object id) {
        return new KeyValue(Collections.singletonList(id));
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        Object id = getIdField() == null ? UUID.randomUUID() : Utils.getSubdocumentValue(document, getIdField());
        data.put(keyOf(id), Bson.encode(document));
        return id;
    }

    @Override
    protected void handleUpdate(Object id, Document before, Document after) {
        data.put(keyOf(id), Bson.encode(after));
    }

    @Override
    protected void removeDocument(Object id) {
        if (data.remove(keyOf(id)) == null) {
            throw new NoSuchElementException("no document with id " + id);
        }
    }

    @Override
    protected Document getDocument(Object id) {
        byte[] bytes = data.get(keyOf(id));
        return bytes == null ? null : Bson.decode(bytes);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        List<Scannable> indexes = new ArrayList<>();
        getIndexes().forEach(index -> {
            if (index instanceof Scannable scannable) {
                indexes.add(scannable);
            }
        });
        Plan plan = Plan.best(indexes, query, orderBy);
        if (plan == null) {
            return matchDocuments(query, orderBy, skip, limit, batchSize, fields);
        }
        Stream<Document> documents = plan.ids().map(this::getDocument).filter(Objects::nonNull);
        return matchDocumentsFromStream(
                documents, query, plan.sorted() ? null : orderBy, skip, limit, batchSize, fields);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        boolean backwards = isNaturalDescending(orderBy);
        Stream<byte[]> all = backwards
                ? Scan.values(data, data.lastKey(), data.firstKey(), true)
                : data.values().stream();
        return matchDocumentsFromStream(all.map(Bson::decode), query, orderBy, skip, limit, batchSize, fields);
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return data.entrySet().stream()
                .map(entry -> new DocumentWithPosition<>(Bson.decode(entry.getValue()), entry.getKey().get(0)));
    }

    /** The server does not guard this one, though its matcher is not made for several threads. */
    @Override
    public synchronized int count(Document query, int skip, int limit) {
        return super.count(query, skip, limit);
    }

    @Override
    public int count() {
        return data.size();
    }

    @Override
    public boolean isEmpty() {
        return data.isEmpty();
    }

    /** Sizes are only for statistics; keeping them would cost a page in every commit. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected int getDataSize() {
        return 0;
    }

    @Override
    protected void updateDataSize(int delta) {}
}
