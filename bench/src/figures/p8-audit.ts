import { verifyAudit } from '@rehearsal/client/resources/audit';
import { publishDenials } from '../floors/access-events.js';
import { openEntries } from '../floors/audit-entries.js';
import { holding, verifyWhole } from '../floors/verified.js';
import { alone, compared, type Figure, type Round } from '../report/figure.js';
import { timed } from '../report/statistics.js';
import type { Size } from '../sizes.js';
import type { Stage } from '../stage/stage.js';

const MOST_ROUNDS = 5;

/**
 * P8, entries of the audit a second, of a backlog that waits for it in Kafka: it is held while the messages are published,
 * so that publishing them counts for nothing. Floor: `insertMany` of the same entries with the same indexes. Then the verification of all that the log holds by now,
 * for each entry; floor: the SHA-256 of the same entries. And what came behind the last checkpoint; no floor.
 */
export async function audit(stage: Stage, { auditEntries, rounds }: Size): Promise<Figure[]> {
  const store = await openEntries(stage.mongoUrl);
  const count = Math.min(rounds, MOST_ROUNDS);
  const hold = (signal: 'SIGSTOP' | 'SIGCONT') => process.kill(stage.system.services.audit?.pid ?? Number.NaN, signal);
  try {
    const appended: Round[] = [];
    for (let round = 0; round < count; round++) {
      hold('SIGSTOP');
      const last = await publishDenials(stage.brokers, auditEntries).finally(() => hold('SIGCONT'));
      const ms = await timed(() => store.until(last));
      const bareMs = await store.insert(await store.some(auditEntries));
      appended.push({ measured: (auditEntries * 1000) / ms, floor: (auditEntries * 1000) / bareMs });
    }
    const some = await store.some(auditEntries);
    const verified: Round[] = [];
    const since: number[] = [];
    let entries = 0;
    let behind = 0;
    for (let round = 0; round < count; round++) {
      const bareMs = await store.hash(some);
      const ms = await timed(async () => (entries = (await verifyWhole(stage.client)).entries));
      verified.push({ measured: (ms * 1000) / entries, floor: (bareMs * 1000) / some.length });
      const sinceMs = await timed(async () => (behind = holding(await verifyAudit(stage.client)).entries));
      since.push(sinceMs / 1000);
    }
    const append = { id: 'P8', what: `audit append, ${auditEntries} at once`, unit: '1/s' };
    const last = { id: 'P8', what: `verify since a checkpoint, ${behind} of ${entries}`, unit: 's' };
    return [
      compared({ ...append, goal: { of: 'ratio', least: 0.6 } }, appended, count),
      compared({ id: 'P8', what: `verify, an entry of ${entries}`, unit: 'us' }, verified, count),
      alone({ ...last, goal: { of: 'value', most: 2 } }, since),
    ];
  } finally {
    await store.close();
  }
}
