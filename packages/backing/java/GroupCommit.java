package rehearsal.mongo;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Commits for all who wait, one commit at a time. It covers every write that ended before it began; a write that ends
 * while one is running is covered by the next, together with all others that end meanwhile.
 */
final class GroupCommit {
    private final MVStore store;
    private final ReentrantLock turn = new ReentrantLock();
    private final Condition finished = turn.newCondition();
    private long begun;
    private long done;
    private boolean running;

    /** Writes share it, a commit has it alone: no document is ever in the file without its index entries. */
    private final ReadWriteLock quiet = new ReentrantReadWriteLock();

    GroupCommit(MVStore store) {
        this.store = store;
    }

    /** Runs a write and returns, or throws, only once everything that it changed is in the file. */
    <T> T write(Supplier<T> action) {
        try {
            quiet.readLock().lock();
            try {
                return action.get();
            } finally {
                quiet.readLock().unlock();
            }
        } finally {
            // Also after an error: an ordered insert keeps what came before the duplicate.
            await();
        }
    }

    private void await() {
        turn.lock();
        try {
            long needed = begun + 1;
            while (done < needed) {
                if (running) {
                    finished.awaitUninterruptibly();
                } else {
                    commit();
                }
            }
        } finally {
            turn.unlock();
        }
    }

    /** Called with the turn; lets go of it while the file is being written, so that others can line up. */
    private void commit() {
        running = true;
        long number = ++begun;
        turn.unlock();
        quiet.writeLock().lock();
        try {
            store.commit();
        } finally {
            quiet.writeLock().unlock();
            turn.lock();
            running = false;
            done = number;
            finished.signalAll();
        }
    }
}
