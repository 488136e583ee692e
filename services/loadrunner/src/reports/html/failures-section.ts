import type { LoadRunReport } from '@rehearsal/contracts/load/load-run-report';
import {
  exampleWords,
  FAILURE_HEADINGS,
  failedCount,
  failedWhat,
  otherFailures,
} from '@rehearsal/contracts/load/failure-words';
import { shown } from '@rehearsal/contracts/load/units';
import { escapeHtml } from '@rehearsal/reporting/html/escape-html';
import { section, table } from '@rehearsal/reporting/html/parts';

/** What failed, most first; empty where nothing did. */
export function failuresSection({ failures }: LoadRunReport): string {
  if (failures.items.length === 0) return '';
  const rows = failures.items.map((failure) => {
    const { outcome, share, first_at, last_at } = failure;
    const numbers = [failedCount(failure), shown(share, 'share')].map(
      (text) => `<td class="n">${escapeHtml(text)}</td>`,
    );
    const moments = [first_at, last_at].map((text) => `<td class="whole">${escapeHtml(text)}</td>`);
    return `<tr><td>${escapeHtml(outcome)}</td><td>${escapeHtml(failedWhat(failure))}</td>${numbers.join('')}${moments.join('')}<td>${escapeHtml(exampleWords(failure))}</td></tr>`;
  });
  const others = otherFailures(failures);
  return section(
    'What failed',
    table('What failed', FAILURE_HEADINGS, rows) + (others === null ? '' : `<p>${escapeHtml(others)}.</p>`),
  );
}
