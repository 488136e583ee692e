import { actorsNamed } from '@rehearsal/client/resources/actors';
import { Command } from 'commander';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

export const whoCommand = (): Command =>
  new Command('who')
    .description('find people and tokens by their names, also those that are gone, for --actor')
    .argument('[words...]', 'that the name holds; without them those that came last')
    .option('--until <time>', 'who came up to this ISO 8601 time, to look further back')
    .option('--json', 'print one JSON document')
    .action(who);

interface WhoOptions extends CommonOptions {
  until?: string;
}

const who = (words: readonly string[], { until, ...options }: WhoOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const { actors: items, looked_back_to } = await actorsNamed(api, words.join(' '), { until });
    output.result({ items, looked_back_to }, () =>
      [
        table(
          output.colors,
          ['NAME', 'KIND', 'ID'],
          items.map(({ name, kind, id }) => [name, kind, id]),
        ),
        ...(looked_back_to === null
          ? []
          : [`Looked back to ${looked_back_to}; there may be more further back: --until ${looked_back_to}`]),
      ].join('\n'),
    );
  });
