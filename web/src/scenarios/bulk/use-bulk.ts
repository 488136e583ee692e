import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { useEffect, useRef, useState } from 'react';
import { doForEach, type ActOutcome } from './do-for-each.js';

const AT_ONCE = 3;

/** Something that is done for each of the scenarios that are chosen. */
export interface BulkAct {
  /** As the heading of its results says it. */
  readonly title: string;
  readonly work: (row: ScenarioRow) => Promise<ActOutcome>;
  /** Once it is over for all that it was asked for, such as to hand out what was made. */
  readonly after?: () => void;
}

export type Standing = 'waiting' | 'running' | ActOutcome;

/** An act under way or over, with what came of it for each scenario. */
export interface Bulk {
  readonly act: BulkAct;
  readonly rows: readonly ScenarioRow[];
  readonly standings: ReadonlyMap<string, Standing>;
  readonly isRunning: boolean;
}

/** Does an act for many, follows it, stops it, and does it again for those for which it failed or was not begun. */
export const useBulk = (over: () => void) => {
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const stopping = useRef<AbortController | null>(null);
  useEffect(() => () => stopping.current?.abort(), []);

  const run = async (act: BulkAct, rows: readonly ScenarioRow[], those = rows) => {
    const controller = new AbortController();
    stopping.current = controller;
    const stands = (id: string, standing: Standing) =>
      setBulk((before) => before && { ...before, standings: new Map(before.standings).set(id, standing) });
    setBulk((before) => ({
      act,
      rows,
      standings: new Map([...(before?.standings ?? []), ...those.map(({ id }) => [id, 'waiting'] as const)]),
      isRunning: true,
    }));
    await doForEach(those, act.work, {
      atOnce: AT_ONCE,
      began: ({ id }) => stands(id, 'running'),
      ended: ({ id }, outcome) => stands(id, outcome),
      signal: controller.signal,
    });
    setBulk((before) => before && { ...before, isRunning: false });
    act.after?.();
    over();
  };

  return {
    bulk,
    start: (act: BulkAct, rows: readonly ScenarioRow[]) => void run(act, rows),
    repeat: () => {
      if (bulk !== null) void run(bulk.act, bulk.rows, undone(bulk));
    },
    stop: () => stopping.current?.abort(),
    close: () => setBulk(null),
  };
};

/** Those for which it did not happen: it failed, or it was stopped before. */
export const undone = ({ rows, standings }: Pick<Bulk, 'rows' | 'standings'>): ScenarioRow[] =>
  rows.filter(({ id }) => {
    const standing = standings.get(id);
    return typeof standing !== 'object' || !standing.isDone;
  });
