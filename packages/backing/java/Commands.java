package rehearsal.mongo;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Where the server's answer to a command differs from MongoDB's, made the same. */
final class Commands {
    private static final int UNSUPPORTED = 115;

    /** Runs a command through the server itself. */
    interface Server extends Function<Document, Document> {}

    static Document run(String name, Document command, Server server) {
        return switch (name) {
            case "insert" -> countInserted(command, server.apply(command));
            case "update" -> updateInOrder(command, server);
            case "aggregate" -> isCount(command) ? count(command, server) : server.apply(command);
            case "createIndexes" -> server.apply(withoutPartial(command));
            default -> server.apply(command);
        };
    }

    /** The server always answers how many documents it was sent; MongoDB answers how many went in. */
    private static Document countInserted(Document command, Document reply) {
        if (!reply.containsKey("writeErrors")) {
            return reply;
        }
        List<Document> errors = documents(reply, "writeErrors");
        int sent = documents(command, "documents").size();
        reply.put("n", isOrdered(command) ? errors.get(0).get("index") : Integer.valueOf(sent - errors.size()));
        return reply;
    }

    /** The server goes on after an error even when it was asked to keep the order; MongoDB stops. */
    private static Document updateInOrder(Document command, Server server) {
        List<Document> updates = documents(command, "updates");
        if (updates.size() == 1 || !isOrdered(command)) {
            return server.apply(command);
        }
        int matched = 0;
        int modified = 0;
        List<Document> upserted = new ArrayList<>();
        Document reply = new Document();
        for (int i = 0; i < updates.size() && !reply.containsKey("writeErrors"); i++) {
            Document one = command.clone();
            one.put("updates", List.of(updates.get(i)));
            Document outcome = server.apply(one);
            matched += ((Number) outcome.get("n")).intValue();
            modified += ((Number) outcome.get("nModified")).intValue();
            upserted.addAll(at(i, documents(outcome, "upserted")));
            if (outcome.containsKey("writeErrors")) {
                reply.put("writeErrors", at(i, documents(outcome, "writeErrors")));
            }
        }
        if (!upserted.isEmpty()) {
            reply.put("upserted", upserted);
        }
        reply.put("n", matched);
        reply.put("nModified", modified);
        Utils.markOkay(reply);
        return reply;
    }

    private static List<Document> at(int index, List<Document> outcomes) {
        outcomes.forEach(outcome -> outcome.put("index", index));
        return outcomes;
    }

    /** What {@code countDocuments} sends: match, perhaps skip and limit, then a group that counts. */
    private static boolean isCount(Document command) {
        List<Document> stages = documents(command, "pipeline");
        if (stages.size() < 2 || !stages.get(0).containsKey("$match")) {
            return false;
        }
        Object group = stages.get(stages.size() - 1).get("$group");
        return group instanceof Document fields
                && fields.size() == 2
                && fields.get("_id") instanceof Number
                && fields.get("n") instanceof Document sum
                && sum.get("$sum") instanceof Number step
                && step.intValue() == 1
                && stages.subList(1, stages.size() - 1).stream()
                        .allMatch(stage -> stage.containsKey("$skip") || stage.containsKey("$limit"));
    }

    /** An aggregation always reads the whole collection; the server's count can use an index. */
    private static Document count(Document command, Server server) {
        String collection = (String) command.get("aggregate");
        Document count = new Document("count", collection);
        for (Document stage : documents(command, "pipeline")) {
            count.putIfNotNull("query", stage.get("$match"));
            count.putIfNotNull("skip", stage.get("$skip"));
            count.putIfNotNull("limit", stage.get("$limit"));
        }
        Object found = server.apply(count).get("n");
        List<Document> batch = found.equals(0) ? List.of() : List.of(new Document("_id", 1).append("n", found));
        Document reply = new Document("cursor", new Document("id", 0L)
                .append("ns", command.get("$db") + "." + collection)
                .append("firstBatch", batch));
        Utils.markOkay(reply);
        return reply;
    }

    /** Silently taking such an index for a full one would refuse documents that it must accept. */
    private static Document withoutPartial(Document command) {
        for (Document index : documents(command, "indexes")) {
            if (index.containsKey("partialFilterExpression")) {
                throw new MongoServerError(
                        UNSUPPORTED, "CommandNotSupported", "this stand-in for MongoDB has no partial indexes");
            }
        }
        return command;
    }

    private static boolean isOrdered(Document command) {
        return Utils.isTrue(command.get("ordered"));
    }

    private static List<Document> documents(Document holder, String field) {
        List<Document> documents = new ArrayList<>();
        if (holder.get(field) instanceof Collection<?> values) {
            values.forEach(value -> documents.add((Document) value));
        }
        return documents;
    }

    private Commands() {}
}
