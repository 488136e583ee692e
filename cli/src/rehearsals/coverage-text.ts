import type { Coverage, Covered } from '@rehearsal/rehearsing/covered/coverage';
import type { Colors } from '../output.js';

const TITLES = {
  phases: 'Phases',
  transitions: 'Transitions',
  actions: 'Actions',
  categories: 'Categories',
  questions: 'Questions',
  choices: 'Choices',
} as const;

/** Of each part what trials went through, with how many did, and what none did. */
export function coverageText(coverage: Coverage, runs: readonly string[], colors: Colors): string {
  const parts = (Object.keys(TITLES) as (keyof typeof TITLES)[]).map((part) => partText(TITLES[part], coverage[part], colors)); // prettier-ignore
  const trials = `${coverage.trials} ${coverage.trials === 1 ? 'trial' : 'trials'}`;
  return [...parts, `${trials} of ${runs.length === 1 ? 'run' : 'runs'} ${runs.join(', ')}`].join('\n\n');
}

function partText(title: string, rows: readonly Covered[], colors: Colors): string {
  const gone = rows.filter(({ trials }) => trials > 0).sort((a, b) => b.trials - a.trials);
  const width = Math.max(0, ...gone.map(({ trials }) => String(trials).length));
  const never = rows.filter(({ trials }) => trials === 0).map(({ name }) => name);
  return [
    colors.bold(`${title}: ${gone.length} of ${rows.length}`),
    ...gone.map(({ name, trials }) => `  ${String(trials).padStart(width)}  ${name.replaceAll('\n', ' ')}`),
    ...(never.length === 0
      ? []
      : [colors.yellow(`  never: ${never.map((name) => name.replaceAll('\n', ' ')).join(', ')}`)]),
  ].join('\n');
}
