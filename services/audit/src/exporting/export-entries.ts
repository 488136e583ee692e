import { createHash } from 'node:crypto';
import type { AuditExportProof, AuditExportFormat, Checkpoint } from '@rehearsal/contracts/http/audit/audit';
import type { Entries } from '../entries/entries.js';
import { entryView } from '../entries/entry-view.js';
import type { EntryFilter } from '../entries/list-query.js';
import { newestPages } from '../entries/newest-pages.js';
import { holding } from '../entries/words.js';
import { csvHead, entryRow } from './csv.js';

interface Asked {
  readonly format: AuditExportFormat;
  readonly filter: EntryFilter & { q?: string | undefined };
}

/**
 * Entries as a file, newest first, a page at a time, however many there are. Each has its place and its hashes. JSON Lines
 * end with a proof; where that is missing, the file is not whole.
 */
export async function* exportEntries(
  entries: Pick<Entries, 'newestFirst'>,
  checkpoint: () => Promise<Checkpoint>,
  { format, filter: { q = '', ...filter } }: Asked,
): AsyncGenerator<string> {
  const isMeant = holding(q);
  const hash = createHash('sha256');
  let count = 0;
  if (format === 'csv') yield csvHead;
  for await (const page of newestPages(entries, filter)) {
    const meant = page.filter(isMeant).map(entryView);
    const text = meant.map((entry) => (format === 'csv' ? entryRow(entry) : `${JSON.stringify(entry)}\n`)).join('');
    hash.update(text);
    count += meant.length;
    // Also where none is meant: whoever takes the pieces and has gone can end the search only between two of them.
    yield text;
  }
  if (format === 'csv') return;
  // Of afterwards, so that it reaches as far as what was handed out.
  const proof: AuditExportProof = { entries: count, sha256: hash.digest('hex'), checkpoint: await checkpoint() };
  yield `${JSON.stringify({ proof })}\n`;
}
