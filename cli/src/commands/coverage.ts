import { Command } from 'commander';
import { ApiError } from '@rehearsal/client/api-error';
import type { Client } from '@rehearsal/client/client';
import { getRehearsalRun, getTrial, listRehearsalRuns } from '@rehearsal/client/resources/rehearsals';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { coverageOf, type TrialCourse } from '@rehearsal/rehearsing/covered/coverage';
import { CliError } from '../errors.js';
import { coverageText } from '../rehearsals/coverage-text.js';
import { withSession, type CommonOptions } from '../session.js';

/** Trials that are asked for at once. */
const AT_ONCE = 8;

export const coverageCommand = (): Command =>
  new Command('coverage')
    .description(
      'say in how many trials of rehearsal runs each phase, transition, action, category, question and choice came up, and which never did',
    ) // prettier-ignore
    .argument('[runs...]', 'ids of runs, taken together (default: the newest)')
    .option('--json', 'print one JSON document')
    .action(coverage);

const coverage = (ids: string[], options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const runs = ids.length > 0 ? ids : await newest(api);
    const courses: TrialCourse[] = [];
    let gone = 0;
    for (const id of runs) {
      const { trials } = await getRehearsalRun(api, id);
      for (let from = 0; from < trials.length; from += AT_ONCE) {
        const some = trials.slice(from, from + AT_ONCE);
        const read = await Promise.all(some.map(({ rehearsal, trial }) => kept(api, id, rehearsal, trial)));
        for (const trial of read)
          if (trial === undefined) gone += 1;
          else courses.push(trial);
      }
    }
    if (gone > 0) output.note(`${gone} trials are past their time and left out.`);
    const found = coverageOf(courses);
    output.result({ runs, ...found }, () => coverageText(found, runs, output.colors));
  });

async function newest(api: Client): Promise<string[]> {
  const { items } = await listRehearsalRuns(api, { limit: 1 });
  if (items.length === 0) throw new CliError('There is no rehearsal run yet; make one with `rehearse run`.');
  return items.map(({ id }) => id);
}

async function kept(api: Client, id: string, rehearsal: number, trial: number): Promise<Trial | undefined> {
  try {
    return await getTrial(api, id, rehearsal, trial);
  } catch (error) {
    if (error instanceof ApiError && error.status === 410) return undefined;
    throw error;
  }
}
