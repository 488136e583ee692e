import type { AuditVerification } from '@rehearsal/contracts/http/audit';
import { request } from 'undici';
import { publishDenials } from '../floors/access-events.js';
import { openEntries } from '../floors/audit-entries.js';
import { compared, type Figure } from '../report/figure.js';
import { timed } from '../report/statistics.js';
import { keptHome } from '../stage/kept-home.js';
import { openStage } from '../stage/stage.js';

const ENTRIES = 1_000_000;
const SOME = 20_000;
const AT_ONCE = 50_000;

/**
 * P8 at full size: a log of a million entries is verified whole, by the audit service itself, and at the door at the same
 * time, which share one pass. Once, since it takes minutes. Floor: the SHA-256 of the same entries.
 */
export async function auditMillion(): Promise<Figure[]> {
  const stage = await openStage({ from: await millionEntries() });
  const store = await openEntries(stage.mongoUrl);
  try {
    const some = await store.some(SOME);
    const bareMs = await store.hash(some);
    let entries = 0;
    let door = '';
    const ms = await timed(async () => {
      const url = `${stage.system.services.audit?.url ?? ''}/audit/verify`;
      const [answer, atDoor] = await Promise.all([
        request(url, { method: 'POST', headersTimeout: 0, bodyTimeout: 0 }),
        stage.api.post('/audit/verify').then(
          () => 'the door answered too',
          (error: unknown) => `the door did not: ${(error as Error).message}`,
        ),
      ]);
      door = atDoor;
      const found = (await answer.body.json()) as AuditVerification;
      if (!found.ok) throw new Error(`the audit log does not verify: ${JSON.stringify(found).slice(0, 2000)}`);
      entries = found.entries;
    });
    const row = { id: 'P8', what: `verify all of ${entries} entries`, unit: 's', note: door };
    const round = { measured: ms / 1000, floor: (bareMs * entries) / some.length / 1000 };
    return [compared({ ...row, goal: { of: 'value', most: 60 } }, [round], 1)];
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
