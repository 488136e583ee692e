import { Command } from 'commander';
import type { DeadLetterRow } from '@rehearsal/contracts/messages/dead-letter';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

interface ListOptions extends CommonOptions {
  state?: string;
  group?: string;
  limit: string;
}

export const listCommand = (): Command =>
  new Command('list')
    .description('list them, newest first')
    .option('--state <state>', 'open, replayed or dropped')
    .option('--group <name>', 'that this consumer group could not handle')
    .option('--limit <count>', 'at most this many', '50')
    .option('--json', 'print one JSON document')
    .action(list);

const list = ({ json = false, ...query }: ListOptions): Promise<void> =>
  withSession({ json }, async ({ api, output }) => {
    const page = await api.get<{ items: DeadLetterRow[]; open: number }>('/dead-letters', query);
    output.result(page, () =>
      [
        table(
          output.colors,
          ['ID', 'AT', 'STATE', 'GROUP', 'MESSAGE', 'REASON'],
          page.items.map(({ id, at, state, group, topic, partition, offset, message_type, reason }) => [
            id,
            at,
            state,
            group,
            message_type ?? `${topic}/${partition}/${offset}`,
            reason.slice(0, 80),
          ]),
        ),
        `${page.open} open`,
      ].join('\n'),
    );
  });
