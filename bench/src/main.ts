import { parseArgs } from 'node:util';
import type { Figure } from './figure.js';
import { commandLatency } from './p1-command-latency.js';
import { commandThroughput } from './p2-command-throughput.js';
import { growth } from './p9-growth.js';
import { openStage, type Stage } from './stage.js';

const USAGE = 'npm run bench -- [--only P1,P2,P9] [--quick] [--json]';

interface Size {
  rounds: number;
  perRound: number;
  roundMs: number;
  /** How many scenarios the grown store has. */
  grown: number;
}
const FULL: Size = { rounds: 7, perRound: 300, roundMs: 4000, grown: 100_000 };
/** At most 50 s with the start of the system. */
const QUICK: Size = { rounds: 5, perRound: 60, roundMs: 1000, grown: 10_000 };

const benches: Record<string, (stage: Stage, size: Size) => Promise<Figure[]>> = {
  P1: commandLatency,
  P2: commandThroughput,
  P9: growth,
};

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const wanted = values.only?.split(',') ?? Object.keys(benches);
const unknown = wanted.filter((id) => !(id in benches));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no figure ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}. ${USAGE}\n`,
  );
  process.exit(2);
}

const stage = await openStage();
const figures: Figure[] = [];
try {
  for (const id of wanted) figures.push(...((await benches[id]?.(stage, values.quick ? QUICK : FULL)) ?? []));
} finally {
  await stage.close();
}
process.stdout.write(values.json ? `${JSON.stringify({ figures }, null, 2)}\n` : table(figures));

function table(rows: Figure[]): string {
  const lines = rows.map(({ id, what, unit, measured, floor, ratio, goal, met }) =>
    [
      id.padEnd(4),
      what.padEnd(36),
      `${measured.toFixed(1)} ${unit}`.padStart(12),
      `${floor.toFixed(1)} ${unit}`.padStart(12),
      `${ratio.toFixed(2)} x`.padStart(9),
      `${goal} ${met ? '✓' : '✗'}`.padStart(12),
    ].join('  '),
  );
  const head = [
    '    ',
    'figure'.padEnd(36),
    'measured'.padStart(12),
    'floor'.padStart(12),
    'ratio'.padStart(9),
    'goal'.padStart(12),
  ].join('  ');
  return `${[head, ...lines].join('\n')}\n`;
}
