import { z } from 'zod';
import { LoadRunView, LoadTest, LoadWorker, LostWorker } from '../load/load-run.js';
import { EvidenceFile, ReportSecond } from '../load/load-run-report.js';
import { ScheduleView } from '../load/schedule.js';
import { itemsOf, pageOf } from './page.js';

/** A row of the list: the run without what goes on in it. */
export const LoadRunRow = LoadRunView;
export type LoadRunRow = LoadRunView;

export const LoadTestList = itemsOf(LoadTest);
export type LoadTestList = z.infer<typeof LoadTestList>;

/** Those that live, and those that were lost in the last day. */
export const LoadWorkerList = itemsOf(LoadWorker).extend({ lost: z.array(LostWorker) });
export type LoadWorkerList = z.infer<typeof LoadWorkerList>;

export const SchedulePage = pageOf(ScheduleView);
export type SchedulePage = z.infer<typeof SchedulePage>;

/** The files that a run left; `expired` when they are past their time. */
export const EvidenceList = z.strictObject({ items: z.array(EvidenceFile), expired: z.boolean() });
export type EvidenceList = z.infer<typeof EvidenceList>;

export const LoadRunSeries = z.array(ReportSecond);
export type LoadRunSeries = z.infer<typeof LoadRunSeries>;
