import { commandLatency } from './figures/p1-command-latency.js';
import { commandThroughput } from './figures/p2-command-throughput.js';
import { instantiate } from './figures/p3-instantiate.js';
import { reset } from './figures/p4-reset.js';
import { watchers } from './figures/p5-watchers.js';
import { coachApi } from './figures/p6-coach-api.js';
import { runner } from './figures/p7-runner.js';
import { audit } from './figures/p8-audit.js';
import { auditMillion } from './figures/p8-million.js';
import { lists } from './figures/p9-lists.js';
import { talk } from './figures/p9-talk.js';
import { writes } from './figures/p9-writes.js';
import { manyInstances } from './figures/p10-many-instances.js';
import { start } from './figures/p11-start.js';
import { atRest } from './figures/p12-at-rest.js';
import { page } from './figures/pages/p13-page.js';
import { layoutShift } from './figures/pages/p13-shift.js';
import { typing } from './figures/pages/p13-typing.js';
import { trials } from './figures/p14-trials.js';
import type { Figure } from './report/figure.js';
import type { Size } from './sizes.js';
import type { Stage } from './stage/stage.js';

interface OnStage {
  id: string;
  /** Measured on the one system that is started for all of these, in this order. */
  onStage: (stage: Stage, size: Size) => Promise<Figure[]>;
}
interface ByItself {
  id: string;
  /** Starts systems of its own, when no other runs: it takes minutes, and no part in a quick run. */
  byItself: (size: Size) => Promise<Figure[]>;
}

/** Every figure, P1 first: its cold part needs a system that has done nothing yet. */
export const figures: readonly (OnStage | ByItself)[] = [
  { id: 'P1', onStage: commandLatency },
  { id: 'P2', onStage: commandThroughput },
  { id: 'P3', onStage: instantiate },
  { id: 'P4', onStage: reset },
  { id: 'P5', onStage: watchers },
  { id: 'P6', onStage: coachApi },
  { id: 'P7', onStage: runner },
  { id: 'P8', onStage: audit },
  { id: 'P9', onStage: talk },
  { id: 'P10', onStage: manyInstances },
  { id: 'P13', onStage: page },
  { id: 'P13', onStage: typing },
  { id: 'P13', onStage: layoutShift },
  { id: 'P14', onStage: trials },
  { id: 'P9', byItself: writes },
  { id: 'P9', byItself: lists },
  { id: 'P11', byItself: start },
  { id: 'P12', byItself: atRest },
  { id: 'P8', byItself: auditMillion },
];
