import type { Client } from '@rehearsal/client/client';
import { rehearsalReport } from '@rehearsal/client/resources/rehearsals';
import type { Command } from 'commander';
import { writeReports, type WrittenReports } from '../reports/write-reports.js';

/** Options that name a file for a report. */
export interface ReportOptions {
  junit?: string;
  ctrf?: string;
  html?: string;
  markdown?: string;
}

const ENDINGS = { junit: 'xml', ctrf: 'ctrf', html: 'html', markdown: 'md' } as const;

export const withReportOptions = (command: Command): Command =>
  command
    .option('--junit <file>', 'write JUnit XML: a case for each rehearsal; a flaky one fails unless its gate is met')
    .option('--ctrf <file>', 'write CTRF (JSON): a test for each rehearsal, its trials as attempts')
    .option('--html <file>', 'write a page that stands alone, with transcripts')
    .option('--markdown <file>', 'write Markdown');

/** Writes what the options ask for, as the server renders it. */
export async function writeRunReports(api: Client, id: string, options: ReportOptions): Promise<WrittenReports> {
  const asked: { file: string; text: string }[] = [];
  for (const format of ['junit', 'ctrf', 'html', 'markdown'] as const) {
    const file = options[format];
    if (file !== undefined) asked.push({ file, text: await rehearsalReport(api, id, ENDINGS[format]) });
  }
  return writeReports(asked);
}
