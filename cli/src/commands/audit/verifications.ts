import { Command } from 'commander';
import type { VerificationFilter, VerificationRecord } from '@rehearsal/contracts/http/audit/audit';
import type { Page, PageQuery } from '@rehearsal/contracts/http/page';
import { wholeNumber } from '../../input/read-number.js';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

export const verificationsCommand = (): Command =>
  new Command('verifications')
    .description('list who had the log checked, when, and what came of it, newest first')
    .option('--whole', 'only those of the whole log')
    .option('--limit <count>', 'at most this many', wholeNumber, 20)
    .option('--json', 'print one JSON document')
    .action(list);

const list = ({
  whole = false,
  limit,
  ...options
}: CommonOptions & { whole?: boolean; limit: number }): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const query: PageQuery & VerificationFilter = { limit, ...(whole ? { scope: 'whole' } : {}) };
    const page = await api.get<Page<VerificationRecord>>('/audit/verifications', query);
    output.result(page, () =>
      table(
        output.colors,
        ['ID', 'ASKED', 'BY', 'WHAT', 'ENTRIES', 'VERDICT'],
        page.items.map((record) => [
          record.id,
          record.asked_at,
          record.asked_by.id,
          record.scope,
          `${record.progress.done} of ${record.progress.total}`,
          verdictOf(record),
        ]),
      ),
    );
  });

function verdictOf({ state, result, failure }: VerificationRecord): string {
  if (result) return result.ok ? 'holds' : 'does not hold';
  return failure ?? state;
}
