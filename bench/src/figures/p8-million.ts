import { verifyAudit } from '@rehearsal/client/resources/audit';
import { publishDenials } from '../floors/access-events.js';
import { openEntries } from '../floors/audit-entries.js';
import { holding, verifyWhole } from '../floors/verified.js';
import { alone, compared, type Figure } from '../report/figure.js';
import { timed } from '../report/statistics.js';
import { keptHome } from '../stage/kept-home.js';
import { openStage } from '../stage/stage.js';

const ENTRIES = 1_000_000;
const SOME = 20_000;
const AT_ONCE = 50_000;

/**
 * P8 at full size: a log of a million entries, what came behind its last checkpoint and then all of it, followed at the door
 * to the verdict. Once, since it takes a minute. Floor: the SHA-256 of the same entries.
 */
export async function auditMillion(): Promise<Figure[]> {
  const stage = await openStage({ from: await millionEntries() });
  const store = await openEntries(stage.mongoUrl);
  try {
    const some = await store.some(SOME);
    const bareMs = await store.hash(some);
    let behind = 0;
    const sinceMs = await timed(async () => (behind = holding(await verifyAudit(stage.client)).entries));
    let entries = 0;
    const ms = await timed(async () => (entries = (await verifyWhole(stage.client)).entries));
    const goal = (most: number) => ({ of: 'value', most }) as const;
    const whole = { id: 'P8', what: `verify all of ${entries} entries`, unit: 's', goal: goal(60) };
    const since = { id: 'P8', what: `verify since a checkpoint, ${behind} of ${entries}`, unit: 's', goal: goal(2) };
    return [
      compared(whole, [{ measured: ms / 1000, floor: (bareMs * entries) / some.length / 1000 }], 1),
      alone(since, [sinceMs / 1000]),
    ];
  } finally {
    await store.close();
    await stage.close();
  }
}

const millionEntries = (): Promise<string> =>
  keptHome({
    name: 'audit',
    size: ENTRIES,
    madeBy: ['bench/dist/floors/access-events.js', 'services/audit/dist/entries/entry.js'],
    make: async (stage) => {
      const store = await openEntries(stage.mongoUrl);
      for (let done = 0; done < ENTRIES; done += AT_ONCE)
        await store.until(await publishDenials(stage.brokers, Math.min(AT_ONCE, ENTRIES - done)));
      await store.close();
    },
  });
