import { parseArgs } from 'node:util';
import { figures } from './figures.js';

export interface Arguments {
  only: string[];
  quick: boolean;
  json: boolean;
  repeat: number;
}

export const HELP = `npm run bench -- [--only P1,P9] [--quick] [--json] [--repeat N]

Each figure beside its floor, measured in turns in the same run. A ratio says more than a time: machines differ, and
what slows one side down slows the other too. docs/performance.md says what each figure means.

  --only IDS    these figures alone: ${[...new Set(figures.map(({ id }) => id))].join(', ')}
  --quick       at most a minute, too short for a verdict on the goals
  --json        one JSON document on stdout; progress goes to stderr
  --repeat N    the whole again, N times on fresh systems; then also the median of the runs
  --help        this text

The first full run takes longer than the next: it makes stores with 100,000 scenarios and with 1,000,000
audit entries, and keeps them in .rehearse/cache.
Exit code: 0 when it could be measured, whether or not goals are met; 1 when it could not; 2 for a wrong call.
`;

/** Throws with a sentence for whoever called. */
export function readArguments(given: string[]): Arguments | 'help' {
  const { values } = parseArgs({
    args: given,
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      repeat: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const known = [...new Set(figures.map(({ id }) => id))];
  const only = values.only?.split(',') ?? known;
  const unknown = only.filter((id) => !known.includes(id));
  if (unknown.length > 0) throw new Error(`There is no figure ${unknown.join(', ')}; there are ${known.join(', ')}.`);
  const repeat = Number(values.repeat);
  if (!Number.isInteger(repeat) || repeat < 1)
    throw new Error(`--repeat is "${values.repeat}"; give it a whole number.`);
  return { only, quick: values.quick, json: values.json, repeat };
}
