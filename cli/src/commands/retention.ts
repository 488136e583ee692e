import { Command } from 'commander';
import { keptWords } from '@rehearsal/contracts/http/system/kept-words';
import type { RetentionList } from '@rehearsal/contracts/http/system/settings';
import { withSession, type CommonOptions } from '../session.js';
import { table } from '../table.js';

export const retentionCommand = (): Command =>
  new Command('retention').option('--json', 'print one JSON document').action(retention);

const retention = (options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const { items } = await api.get<RetentionList>('/retention');
    output.result({ items }, () =>
      table(
        output.colors,
        ['WHAT', 'KEPT', 'SET BY', 'LAST REMOVED'],
        items.map((row) => [
          row.what,
          keptWords(row),
          row.set_by.join(', '),
          row.last_removed === null ? '' : `${row.last_removed.count} at ${row.last_removed.at}`,
        ]),
      ),
    );
  });
