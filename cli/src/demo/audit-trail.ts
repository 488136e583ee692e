import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@rehearsal/client/client';
import type { GivenCommand } from '@rehearsal/client/commands';
import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import { verifyAudit } from '@rehearsal/client/resources/audit';
import { show, type StepResult } from './steps.js';

const RECORDED_WITHIN_MS = 15_000;
/** Clocks of the two sides may differ; what is found is matched by correlation id, so more is no harm. */
const MARGIN_MS = 60 * 60_000;

/** The chains hold, and each operation of this demo is in them: asked for and done. */
export async function verifyAndList(api: Client, commands: readonly GivenCommand[]): Promise<StepResult<void>> {
  const wanted = commands.filter(({ path }) => path !== '/audit/verify');
  const end = performance.now() + RECORDED_WITHIN_MS;
  let missing = await missingFrom(api, wanted);
  while (missing.length > 0 && performance.now() < end) {
    await sleep(250);
    missing = await missingFrom(api, wanted);
  }
  show(missing.length === 0, `nothing tells of ${missing.map(({ method, path }) => `${method} ${path}`).join(', ')}`);
  const { ok, entries, chains, checkpoints } = await verifyAudit(api);
  const bad = chains.find((chain) => !chain.ok);
  show(
    ok,
    `the log does not hold: ${bad ? `${bad.chain} ${bad.first_bad?.n ?? ''} ${bad.first_bad?.reason ?? ''}` : checkpoints.detail}`,
  );
  return {
    value: undefined,
    detail: `all ${wanted.length} operations are listed; ${entries} entries in ${chains.length} chains verify`,
  };
}

async function missingFrom(api: Client, wanted: readonly GivenCommand[]): Promise<GivenCommand[]> {
  const since = new Date(Date.now() - MARGIN_MS).toISOString();
  const outcomes = new Map<string, Set<string>>();
  for (const { correlation_id: id, outcome } of await api.all<AuditEntry>('/audit', { since })) {
    outcomes.set(id, (outcomes.get(id) ?? new Set()).add(outcome));
  }
  return wanted.filter(({ correlationId }) => {
    const found = outcomes.get(correlationId);
    return !(found?.has('requested') && found.has('applied'));
  });
}
