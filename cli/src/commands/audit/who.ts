import { actorsNamed } from '@rehearsal/client/resources/actors';
import { Command } from 'commander';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

export const whoCommand = (): Command =>
  new Command('who')
    .description('find people and tokens by their names, also those that are gone, for --actor')
    .argument('[words...]', 'that the name holds; without them those that came last')
    .option('--json', 'print one JSON document')
    .action(who);

const who = (words: readonly string[], options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const items = await actorsNamed(api, words.join(' '));
    output.result({ items }, () =>
      table(
        output.colors,
        ['NAME', 'KIND', 'ID'],
        items.map(({ name, kind, id }) => [name, kind, id]),
      ),
    );
  });
