import type { AuditVerification } from '@rehearsal/contracts/http/audit';
import { publishDenials } from '../floors/access-events.js';
import { openEntries } from '../floors/audit-entries.js';
import { absent, compared, type Figure, type Round } from '../report/figure.js';
import { timed } from '../report/statistics.js';
import type { Size } from '../sizes.js';
import type { Stage } from '../stage/stage.js';

const MOST_ROUNDS = 5;

/**
 * P8, entries of the audit a second, of a backlog that waits for it in Kafka: it is held while the messages are published,
 * so that publishing them counts for nothing. Floor: `insertMany` of the same entries with the same indexes. Then the verification of all that the log holds by now,
 * for each entry; floor: the SHA-256 of the same entries.
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
    let entries = 0;
    for (let round = 0; round < count; round++) {
      const bareMs = await store.hash(some);
      const ms = await timed(async () => {
        const found = JSON.parse(await stage.api.post('/audit/verify')) as AuditVerification;
        if (!found.ok) throw new Error(`the audit log does not verify: ${JSON.stringify(found).slice(0, 2000)}`);
        entries = found.entries;
      });
      verified.push({ measured: (ms * 1000) / entries, floor: (bareMs * 1000) / some.length });
    }
    const append = { id: 'P8', what: `audit append, ${auditEntries} at once`, unit: '1/s' };
    return [
      compared({ ...append, goal: { of: 'ratio', least: 0.6 } }, appended, count),
      compared({ id: 'P8', what: `verify, an entry of ${entries}`, unit: 'us' }, verified, count),
      absent(
        { id: 'P8', what: 'verify since a checkpoint', unit: 's', goal: { of: 'value', most: 2 } },
        'there is no such verification; every one reads the whole log',
      ),
    ];
  } finally {
    await store.close();
  }
}
