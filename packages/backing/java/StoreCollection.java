package rehearsal.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/** A collection: a sorted map from id to the document's bytes. */
final class StoreCollection extends AbstractSynchronizedMongoCollection<Key> {
    private final MVMap<Key, byte[]> data;

    StoreCollection(MongoDatabase database, String name, CollectionOptions options, MVMap<Key, byte[]> data,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.data = data;
    }

    @Override
    protected Key addDocumentInternal(Document document) {
        Object id = getIdField() == null ? UUID.randomUUID() : Utils.getSubdocumentValue(document, getIdField());
        Key position = Key.of(id);
        data.put(position, Bson.encode(document));
        return position;
    }

    @Override
    protected void handleUpdate(Key position, Document before, Document after) {
        data.put(position, Bson.encode(after));
    }

    @Override
    protected void removeDocument(Key position) {
        if (data.remove(position) == null) {
            throw new NoSuchElementException("the document is not there");
        }
    }

    @Override
    protected Document getDocument(Key position) {
        byte[] bytes = data.get(position);
        return bytes == null ? null : Bson.decode(bytes);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        List<StoreIndex> indexes = new ArrayList<>();
        getIndexes().forEach(index -> indexes.add((StoreIndex) index));
        Plan plan = Plan.best(indexes, query, orderBy);
        if (plan == null) {
            return matchDocuments(query, orderBy, skip, limit, batchSize, fields);
        }
        Stream<Document> documents = plan.positions().map(this::getDocument).filter(Objects::nonNull);
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
    protected Stream<DocumentWithPosition<Key>> streamAllDocumentsWithPosition() {
        return data.entrySet().stream()
                .map(entry -> new DocumentWithPosition<>(Bson.decode(entry.getValue()), entry.getKey()));
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
