import type {
  AskedRun,
  RehearsalFilter,
  RehearsalRow,
  RehearsalRunFilter,
  RehearsalRunRow,
} from '@rehearsal/contracts/http/rehearsals';
import type { Page, PageQuery } from '@rehearsal/contracts/http/page';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { isUnfinished } from '@rehearsal/contracts/rehearsal/unfinished';
import type { ScenarioContent } from '@rehearsal/contracts/scenario/scenario-file';
import { rehearsalRunRoom } from '@rehearsal/contracts/socket/rooms';
import type { Asked } from '../asking.js';
import type { Client } from '../client.js';
import type { Written } from '../query.js';
import { askToEnd } from '../live/ask-to-end.js';
import type { Live } from '../live/live.js';

const at = (id: string): string => `/rehearsal-runs/${encodeURIComponent(id)}`;

export const listRehearsals = (api: Client, query?: Written<RehearsalFilter>): Promise<RehearsalRow[]> =>
  api.all('/rehearsals', query);

export const startRehearsalRun = (api: Client, asked: AskedRun): Promise<RehearsalRunView> =>
  api.command('POST', '/rehearsal-runs', asked);

/** The newest runs, without their trials. */
export const listRehearsalRuns = (
  api: Client,
  query: PageQuery & Written<RehearsalRunFilter>,
): Promise<Page<RehearsalRunRow>> => api.get('/rehearsal-runs', query);

export const getRehearsalRun = (api: Client, id: string, asked?: Asked): Promise<RehearsalRunView> =>
  api.get(at(id), undefined, asked);

/** It says `cancelled` once its trials have let go. */
export const cancelRehearsalRun = (api: Client, id: string, reason?: string): Promise<RehearsalRunView> =>
  api.command('POST', `${at(id)}/cancel`, reason === undefined ? {} : { reason });

export const pinRehearsalRun = (api: Client, id: string): Promise<RehearsalRunView> =>
  api.command('POST', `${at(id)}/pin`);

export const unpinRehearsalRun = (api: Client, id: string): Promise<RehearsalRunView> =>
  api.command('DELETE', `${at(id)}/pin`);

/** Every pinned run, the newest first, without their trials. */
export const pinnedRehearsalRuns = (api: Client): Promise<RehearsalRunRow[]> =>
  api.all('/rehearsal-runs', { pinned: 'true' } satisfies RehearsalRunFilter);

/** One trial whole. `rehearsal` is its place in the run, from 0. */
export const getTrial = (api: Client, id: string, rehearsal: number, trial: number): Promise<Trial> =>
  api.get(`${at(id)}/trials/${rehearsal}/${trial}`);

/** What a rehearsal was run from, as a file has it. `rehearsal` is its place in the run, from 0. */
export const rehearsedContent = (api: Client, id: string, rehearsal: number): Promise<ScenarioContent> =>
  api.get(`${at(id)}/rehearsals/${rehearsal}`);

/** A report as the server renders it, by the ending of its file. */
export const rehearsalReport = (api: Client, id: string, ending: string): Promise<string> =>
  api.text(`${at(id)}/report.${ending}`);

/** Resolves with a run once it has ended, and tells of how far it is in between. */
export const rehearsalRunToEnd = (
  api: Client,
  live: Live,
  id: string,
  seen: (run: RehearsalRunView) => void,
  asked?: Asked,
): Promise<RehearsalRunView> =>
  askToEnd(
    {
      read: (patiently) => getRehearsalRun(api, id, patiently),
      watch: (news) =>
        live.watch(rehearsalRunRoom(id), {
          on: { 'rehearsal-run': ({ state }) => news(state !== undefined && !isUnfinished(state)) },
        }),
      isLast: (run) => {
        seen(run);
        return run.verdict !== null;
      },
    },
    asked,
  );
