import { Command } from 'commander';
import { changeTags } from '@rehearsal/client/resources/scenario-tags';
import { InputError } from '../../errors.js';
import { oneMore } from '../../schedules/run-options.js';
import { onScenarios, withBulk, type BulkOptions } from '../../scenarios/bulk/on-scenarios.js';

interface Options extends BulkOptions {
  readonly add: string[];
  readonly remove: string[];
}

export const tagCommand = (): Command =>
  withBulk(
    new Command('tag')
      .description('give scenarios tags, and take others away')
      .option('--add <tag>', 'a tag that they are to have; may be repeated', oneMore, [])
      .option('--remove <tag>', 'a tag that they are to have no more; may be repeated', oneMore, []),
  ).action(tag);

const tag = (named: string[], { add, remove, ...options }: Options): Promise<void> => {
  if (add.length + remove.length === 0) throw new InputError('Say which tags, by --add or --remove.');
  return onScenarios(named, options, {
    verb: ['changes the tags of', 'Change the tags of'],
    work: async (api, { id }) => {
      const { tags, isChanged } = await changeTags(api, id, { add, remove });
      return { tags, changed: isChanged };
    },
    words: ({ tags, changed }, { name }) =>
      `${name}: ${tags.length === 0 ? 'without tags' : tags.join(', ')}${changed ? '' : ' (as before)'}`,
  });
};
