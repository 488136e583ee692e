import { Command } from 'commander';
import { getRehearsalRun } from '@rehearsal/client/resources/rehearsals';
import { compareRuns } from '@rehearsal/rehearsing/compare/compare-runs';
import { EXIT } from '../exit-codes.js';
import { comparisonText } from '../rehearsals/comparison-text.js';
import { pinnedBaseOf } from '../rehearsals/pinned-base.js';
import { isDeterministic } from '../rehearsals/deterministic.js';
import { readId } from '../input/read-id.js';
import { withSession, type CommonOptions } from '../session.js';

export const compareCommand = (): Command =>
  new Command('compare')
    .description(
      'say whether a rehearsal run is worse than another: by the trials that turned where both coaches are deterministic and the seeds equal, else by Fisher’s exact test, where P is how likely the difference is by chance; unclear tells how many trials would decide. `rehearse runs list` has the ids',
    )
    .argument(
      '<base>',
      'id of the run that it is held against; left out, the newest pinned one that has a rehearsal of it',
      readId,
    )
    .argument('[run]', 'id of the run', readId)
    .usage('[options] [base] <run>')
    .option('--fail-on-worse', 'exit with 99 when it is worse')
    .option('--json', 'print one JSON document')
    .action(compare);

const compare = (
  first: string,
  second: string | undefined,
  options: CommonOptions & { failOnWorse?: boolean },
): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const run = await getRehearsalRun(api, second ?? first);
    const base = await getRehearsalRun(api, second === undefined ? await pinnedBaseOf(api, run) : first);
    const runs = [base, run] as const;
    const kinds = await Promise.all(runs.map((each) => isDeterministic(api, each)));
    const comparison = compareRuns(...runs, { deterministic: kinds.every(Boolean) });
    output.result(comparison, () => comparisonText(comparison, output.colors));
    if (options.failOnWorse && comparison.verdict === 'worse') process.exitCode = EXIT.failed;
  });
