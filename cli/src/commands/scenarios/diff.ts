import { Command } from 'commander';
import type { Difference } from '@rehearsal/contracts/coaching/canonical';
import { scenarioDifferences } from '@rehearsal/client/resources/scenario-versions';
import type { Colors } from '../../output.js';
import { wholeNumber } from '../../input/read-number.js';
import { findScenario } from '../../scenarios/find-scenario.js';
import { withSession, type CommonOptions } from '../../session.js';

export const diffCommand = (): Command =>
  new Command('diff')
    .description('compare two versions of a scenario, place by place; without versions: the last change')
    .argument('<scenario>', 'its name or id')
    .argument('[from]', 'the older version', wholeNumber)
    .argument('[to]', 'the newer version; without it, the one there is now', wholeNumber)
    .option('--json', 'print one JSON document')
    .action(diff);

const diff = (
  nameOrId: string,
  from: number | undefined,
  to: number | undefined,
  options: CommonOptions,
): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const { id, version } = await findScenario(api, nameOrId);
    const newer = to ?? version;
    const compared = await scenarioDifferences(api, id, from ?? Math.max(newer - 1, 1), newer);
    output.result(compared, () => differencesText(compared.differences, output.colors));
  });

const differencesText = (differences: readonly Difference[], colors: Colors): string =>
  differences.length === 0
    ? 'No difference.'
    : differences
        .flatMap(({ pointer, left, right }) => [
          colors.bold(pointer),
          ...(left === undefined ? [] : [colors.red(`  - ${JSON.stringify(left)}`)]),
          ...(right === undefined ? [] : [colors.green(`  + ${JSON.stringify(right)}`)]),
        ])
        .join('\n');
