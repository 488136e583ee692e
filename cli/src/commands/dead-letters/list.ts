import { Command } from 'commander';
import type { Written } from '@rehearsal/client/query';
import type { DeadLetterFilter, DeadLetterPage } from '@rehearsal/contracts/http/audit/dead-letters';
import type { PageQuery } from '@rehearsal/contracts/http/page';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

type ListOptions = CommonOptions & Written<DeadLetterFilter & PageQuery>;

export const listCommand = (): Command =>
  new Command('list')
    .description('list them, newest first')
    .option('--state <state>', 'open, replayed or dropped')
    .option('--group <name>', 'that this consumer group could not handle')
    .option('--topic <name>', 'that lies on this topic')
    .option('--type <name>', 'of this type, such as ResetInstance')
    .option('--limit <count>', 'at most this many', '50')
    .option('--cursor <text>', 'go on where the list before ended')
    .option('--json', 'print one JSON document')
    .action(list);

const list = ({ json = false, ...query }: ListOptions): Promise<void> =>
  withSession({ json }, async ({ api, output }) => {
    const page = await api.get<DeadLetterPage>('/dead-letters', query);
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
        `${page.counts.open} open, ${page.counts.replayed} replayed, ${page.counts.dropped} dropped`,
        ...(page.next_cursor === null ? [] : [`There are more: --cursor ${page.next_cursor}`]),
      ].join('\n'),
    );
  });
