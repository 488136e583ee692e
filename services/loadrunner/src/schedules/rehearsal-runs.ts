import type { EngineRow } from '@rehearsal/contracts/http/system/engines';
import type { ScheduledRehearsals } from '@rehearsal/contracts/load/schedule';
import type { RehearsalRunState } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { hashOf } from '@rehearsal/platform/hash';
import type { OwnerClient } from '@rehearsal/platform/http/owner-client';
import { unlessNotFound } from '@rehearsal/platform/http/unless-not-found';
import { planRun } from '@rehearsal/rehearsing/planning/plan-run';
import type { Circumstances } from './schedule.js';

type Owner = Pick<OwnerClient, 'get'>;

/** What schedules of rehearsals ask of the owners of scenarios and of rehearsal runs, and of the coach. */
export interface RehearsalRuns {
  /** Null where there is no such run: it was refused. */
  stateOf(runId: string): Promise<RehearsalRunState | null>;
  /** As the gateway plans what people ask for, in the versions that the scenarios have now. */
  plan(asked: ScheduledRehearsals): Promise<NonNullable<Circumstances['planned']>>;
}

export const rehearsalRunsAt = (owners: { rehearsal: Owner; scenario: Owner; coach: Owner }): RehearsalRuns => ({
  stateOf: async (runId) => {
    const run = await unlessNotFound(
      owners.rehearsal.get<{ state: RehearsalRunState }>(`/rehearsal-runs/${encodeURIComponent(runId)}/state`),
    );
    return run?.state ?? null;
  },
  plan: async (asked) => {
    const playsPersons = async () =>
      (await owners.rehearsal.get<{ plays_persons: boolean }>('/person-model')).plays_persons;
    const engines = async () => (await owners.coach.get<{ items: EngineRow[] }>('/engines')).items;
    const means = { scenario: owners.scenario, digestOf: hashOf, engines, playsPersons };
    const plan = await planRun(means, { ...asked, files: [] });
    if ('faults' in plan) return { reason: plan.faults.map(({ message }) => message).join('; ') };
    const { contents: _, ...rehearsal_run } = plan.order;
    return { rehearsal_run };
  },
});
