import { Command } from 'commander';
import { entriesText } from '../../audit/entries-text.js';
import { findEntries } from '../../audit/find-entries.js';
import { wholeNumber } from '../../input/read-number.js';
import { withSession, type CommonOptions } from '../../session.js';
import { queryOf, whichEntries, type EntryOptions } from './which-entries.js';

interface ListOptions extends CommonOptions, EntryOptions {
  limit: number;
  cursor?: string;
}

export const listCommand = (): Command =>
  whichEntries(new Command('list').description('list entries, newest first'))
    .option('--limit <count>', 'at most this many', wholeNumber, 50)
    .option('--cursor <text>', 'go on where the list before ended')
    .option('--json', 'print one JSON document')
    .action(list);

const list = ({ json = false, limit, cursor, ...which }: ListOptions): Promise<void> =>
  withSession({ json }, async ({ api, output }) => {
    const progress = (found: number) => {
      if (output.interactive) output.frame([`Looking further back; found so far: ${found}`]);
    };
    const page = await findEntries(api, queryOf(which), { limit, cursor, progress });
    output.frame([]);
    output.result(page, () => entriesText(page, output.colors, limit));
  });
