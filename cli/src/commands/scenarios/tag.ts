import { Command } from 'commander';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { changeTags } from '@rehearsal/client/resources/scenario-tags';
import { InputError } from '../../errors.js';
import { oneMore } from '../../schedules/run-options.js';
import { findScenario } from '../../scenarios/find-scenario.js';
import { withSession, type CommonOptions } from '../../session.js';

interface Options extends CommonOptions {
  readonly add: string[];
  readonly remove: string[];
}

type Tagged = Pick<ScenarioRow, 'id' | 'name'> & Awaited<ReturnType<typeof changeTags>>;

export const tagCommand = (): Command =>
  new Command('tag')
    .description('give scenarios tags, and take others away')
    .argument('<scenarios...>', 'their names or ids')
    .option('--add <tag>', 'a tag that they are to have; may be repeated', oneMore, [])
    .option('--remove <tag>', 'a tag that they are to have no more; may be repeated', oneMore, [])
    .option('--json', 'print one JSON document')
    .action(tag);

const tag = (named: string[], { add, remove, ...options }: Options): Promise<void> => {
  if (add.length + remove.length === 0) throw new InputError('Say which tags, by --add or --remove.');
  return withSession(options, async ({ api, output }) => {
    // All are looked for first: with one that there is not, none is changed.
    const scenarios = await Promise.all(named.map((nameOrId) => findScenario(api, nameOrId)));
    const items: Tagged[] = [];
    for (const { id, name } of scenarios) items.push({ id, name, ...(await changeTags(api, id, { add, remove })) });
    output.result({ items: items.map(({ id, name, tags }) => ({ id, name, tags })) }, () =>
      items
        .map(({ name, tags, isChanged }) => {
          const words = tags.length === 0 ? 'without tags' : tags.join(', ');
          return `${name}: ${words}${isChanged ? '' : ' (as before)'}`;
        })
        .join('\n'),
    );
  });
};
