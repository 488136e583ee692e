import { Router } from 'express';
import { ScheduleFilter, type SchedulePage } from '@rehearsal/contracts/http/load/schedules';
import type { ScheduleView } from '@rehearsal/contracts/load/schedule';
import { nextTimes } from '@rehearsal/contracts/load/schedule-cron';
import { UnavailableError } from '@rehearsal/platform/errors';
import { callerInput } from '@rehearsal/platform/http/caller-input';
import { page, PageQuery } from '@rehearsal/platform/http/paging';
import { stateOf } from '@rehearsal/platform/journal/journal';
import type { LoadRunJournal } from '../service.js';
import type { RehearsalRuns } from './rehearsal-runs.js';
import { existing, type ScheduleRecord } from './schedule.js';
import { lastStateOf, type ScheduleJournal } from './service.js';

const SHOWN_TIMES = 3;

const ListQuery = PageQuery.extend(ScheduleFilter.shape);

/** The read side of schedules. */
export function scheduleRoutes(schedules: ScheduleJournal, runs: LoadRunJournal, rehearsals: RehearsalRuns): Router {
  const router = Router();
  /** A schedule is shown also while the owner of its runs is away. */
  const lastState = (schedule: ScheduleRecord) =>
    lastStateOf(schedule, runs, rehearsals).catch((error: unknown) => {
      if (error instanceof UnavailableError) return 'unknown' as const;
      throw error;
    });

  router.get('/schedules', async ({ query }, response) => {
    const { limit, cursor, test } = callerInput(ListQuery, query);
    const request = { equal: { test }, limit, cursor, projection: {} };
    const { items, next_cursor } = await page(schedules.snapshots, request, (snapshot) => snapshot);
    const views = items.map(async (snapshot) => {
      const record = stateOf(snapshot);
      return present(record, snapshot.seq, await lastState(record));
    });
    response.json({ items: await Promise.all(views), next_cursor } satisfies SchedulePage);
  });

  router.get('/schedules/:name', async (request, response) => {
    const { state, seq } = await schedules.load(request.params.name);
    const record = existing(state, request.params.name);
    response.json(present(record, seq, await lastState(record)));
  });
  return router;
}

/** The only way a schedule becomes JSON. */
function present(record: ScheduleRecord, version: number, last_state: ScheduleView['last_state']): ScheduleView {
  const { considered: _, ...schedule } = record;
  const { cron, time_zone, enabled } = schedule;
  const times = enabled ? nextTimes(cron, time_zone, new Date(), SHOWN_TIMES) : [];
  return { ...schedule, version, next_times: times.map((time) => time.toISOString()), last_state };
}
