import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../floors/k6.js';
import { compared, type Figure, type Round } from '../report/figure.js';
import { timeAll, timed } from '../report/statistics.js';
import { makeScenario } from '../samples/make.js';
import { sampleTemplate } from '../samples/templates.js';
import type { Size } from '../sizes.js';
import { temporaryFolder } from '../stage/opened.js';
import type { Stage } from '../stage/stage.js';

const ENGINE = 'scripted';
const SAID = Array.from({ length: 10 }, (_, index) => `Today I painted for ${index + 1} hours before breakfast.`);
/** As many as the system takes at once unless it is told otherwise. */
const AT_ONCE = 8;
const ROUNDS = 3;
/** Of the trials of a run. */
const MOST_SECONDS = 30;
/** Of one trial. */
const MOST_SECONDS_OF_ONE = 1.5;

/**
 * P14, rehearsals of ten turns on the scripted engine by `rehearse run`, from the shell to the exit code: many trials, and
 * one. Floor: the same test users made, spoken to and deleted by bare commands, as many at once as trials run.
 */
export async function trials(stage: Stage, { trials: many, rounds }: Size): Promise<Figure[]> {
  const folder = await temporaryFolder();
  try {
    const file = join(folder.path, 'rehearsal.json');
    await writeFile(file, JSON.stringify(ofTenTurns));
    const { id } = await makeScenario(stage, 'P14', sampleTemplate);
    const bare = (count: number) => timeAll(count, AT_ONCE, () => spokenTo(stage, id));
    const ours = (count: number) => timed(() => rehearse(stage, file, count));
    await bare(1);
    await ours(1);
    const figure = async (what: string, count: number, most: number): Promise<Figure> => {
      const found: Round[] = [];
      const times = Math.min(rounds, ROUNDS);
      for (let round = 0; round < times; round++)
        found.push({ floor: (await bare(count)) / 1000, measured: (await ours(count)) / 1000 });
      return compared({ id: 'P14', what, unit: 's', goal: { of: 'value', most } }, found, times);
    };
    return [
      await figure('one trial of ten turns, to the exit code', 1, MOST_SECONDS_OF_ONE),
      await figure(`${many} trials of ten turns, to the exit code`, many, MOST_SECONDS),
    ];
  } finally {
    await folder.remove();
  }
}

const ofTenTurns = {
  name: 'P14',
  template: sampleTemplate,
  rehearsals: [
    {
      name: 'ten turns',
      script: SAID.map((say) => ({ say })),
      expectations: [{ path: '$.chat_messages', count: { at_least: 2 * SAID.length } }],
    },
  ],
};

/** Throws unless every trial passed. */
async function rehearse({ clone, system, token }: Stage, file: string, count: number): Promise<void> {
  const env = { ...process.env, REHEARSAL_URL: system.url, REHEARSAL_TOKEN: token, NO_COLOR: '1' };
  const args = [join(clone, 'cli/bin/rehearse.mjs'), 'run', file, '--engine', ENGINE, '--repeat', String(count)];
  await run(process.execPath, args, env);
}

/** What a trial asks of the owner of test users, and nothing else of it. */
async function spokenTo({ api }: Stage, scenarioId: string): Promise<void> {
  const made = await api.post(`/test-scenarios/${scenarioId}/instances`, { engine: ENGINE, seed: 1, ttl: '1h' });
  const { id } = JSON.parse(made) as { id: string };
  for (const content of SAID) await api.post(`/instances/${id}/messages`, { content });
  await api.remove(`/instances/${id}`);
}
