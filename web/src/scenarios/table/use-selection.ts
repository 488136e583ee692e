import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { useState } from 'react';

/** Which scenarios are meant, as they were when they were chosen: a search afterwards takes none away. */
export interface Selection {
  readonly rows: readonly ScenarioRow[];
  readonly count: number;
  readonly has: (id: string) => boolean;
  readonly toggle: (row: ScenarioRow) => void;
  /** All of these, or none of them where all were chosen already. */
  readonly toggleAll: (rows: readonly ScenarioRow[]) => void;
  readonly clear: () => void;
  /** Whether any was ever chosen here. */
  readonly isBegun: boolean;
}

const NONE: ReadonlyMap<string, ScenarioRow> = new Map();

export const useSelection = (): Selection => {
  const [chosen, choose] = useState(NONE);
  return {
    rows: [...chosen.values()],
    count: chosen.size,
    has: (id) => chosen.has(id),
    toggle: (row) => {
      const next = new Map(chosen);
      if (!next.delete(row.id)) next.set(row.id, row);
      choose(next);
    },
    toggleAll: (rows) => {
      const isAll = rows.every(({ id }) => chosen.has(id));
      const others = [...chosen].filter(([id]) => !rows.some((row) => row.id === id));
      choose(new Map(isAll ? others : [...chosen, ...rows.map((row) => [row.id, row] as const)]));
    },
    clear: () => choose(new Map()),
    isBegun: chosen !== NONE,
  };
};
