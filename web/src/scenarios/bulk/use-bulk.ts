import { useEffect, useRef, useState } from 'react';
import { doForEach, type ActOutcome } from './do-for-each.js';

const AT_ONCE = 3;

/** One of many that something is done for, such as a scenario or a file. */
export interface Subject {
  readonly id: string;
  readonly name: string;
}

/** Something that is done for each of those that are chosen. */
export interface BulkAct<Row extends Subject> {
  /** As the heading of its results says it. */
  readonly title: string;
  readonly work: (row: Row) => Promise<ActOutcome>;
  /** Once it is over for all that it was asked for, such as to hand out what was made. */
  readonly after?: () => void;
}

export type Standing = 'waiting' | 'running' | ActOutcome;

/** An act under way or over, with what came of it for each. */
export interface Bulk<Row extends Subject> {
  readonly act: BulkAct<Row>;
  readonly rows: readonly Row[];
  readonly standings: ReadonlyMap<string, Standing>;
  readonly isRunning: boolean;
}

/** As much of it as its results are told by. */
export type ShownBulk = Pick<Bulk<never>, 'standings' | 'isRunning'> & {
  readonly act: Pick<BulkAct<never>, 'title'>;
  readonly rows: readonly Subject[];
};

/** Does an act for many, follows it, stops it, and does it again for those for which it failed or was not begun. */
export const useBulk = <Row extends Subject>(over: () => void) => {
  const [bulk, setBulk] = useState<Bulk<Row> | null>(null);
  const stopping = useRef<AbortController | null>(null);
  useEffect(() => () => stopping.current?.abort(), []);

  const run = async (act: BulkAct<Row>, rows: readonly Row[], those = rows) => {
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
    start: (act: BulkAct<Row>, rows: readonly Row[]) => void run(act, rows),
    repeat: () => {
      if (bulk !== null) void run(bulk.act, bulk.rows, undone(bulk));
    },
    stop: () => stopping.current?.abort(),
    close: () => setBulk(null),
  };
};

/** Those for which it did not happen: it failed, or it was stopped before. */
export const undone = <Row extends Subject>({ rows, standings }: Pick<Bulk<Row>, 'rows' | 'standings'>): Row[] =>
  rows.filter(({ id }) => {
    const standing = standings.get(id);
    return typeof standing !== 'object' || !standing.isDone;
  });
