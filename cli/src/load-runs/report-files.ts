import { extname } from 'node:path';
import type { Client } from '@rehearsal/client/client';
import type { Command } from 'commander';
import { writeReports, type WrittenReports } from '../reports/write-reports.js';
import { mergeJunit } from './merge-junit.js';

/** Options that name a file for a report. */
export interface ReportOptions {
  junit?: string;
  html?: string;
  markdown?: string;
  csv?: string;
}

interface ReportedRun {
  id: string;
  name: string;
}

const ENDINGS = { junit: 'xml', html: 'html', markdown: 'md', csv: 'csv' } as const;

export const withReportOptions = (command: Command): Command =>
  command
    .option('--junit <file>', 'write JUnit XML: a case for each threshold, check and rule of the verdict')
    .option('--html <file>', 'write a page that stands alone; of several runs, a file each')
    .option('--markdown <file>', 'write Markdown')
    .option('--csv <file>', 'write CSV: thresholds, checks, metrics, and every second; of several runs, a file each');

export function openReports(api: Client) {
  /** A report as the server renders it. */
  const read = ({ id }: ReportedRun, ending: string): Promise<string> =>
    api.text(`/load-runs/${encodeURIComponent(id)}/report.${ending}`);

  return {
    read,
    /** Writes what the options ask for. */
    async write(runs: readonly ReportedRun[], options: ReportOptions): Promise<WrittenReports> {
      const asked: { file: string; text: string }[] = [];
      const all = async (ending: string) => {
        const texts: string[] = [];
        for (const run of runs) texts.push(await read(run, ending));
        return texts;
      };
      const { junit, markdown } = options;
      if (junit !== undefined) asked.push({ file: junit, text: mergeJunit(await all(ENDINGS.junit)) });
      if (markdown !== undefined) asked.push({ file: markdown, text: (await all(ENDINGS.markdown)).join('\n') });
      for (const format of ['html', 'csv'] as const) {
        const file = options[format];
        if (file === undefined) continue;
        const files = fileNames(file, runs);
        for (const [n, text] of (await all(ENDINGS[format])).entries()) asked.push({ file: files[n] ?? file, text });
      }
      return writeReports(asked);
    },
  };
}

/** A file for each run: of several, `report.html` becomes `report-<name>.html`, a repeated name gets its number too. */
export function fileNames(file: string, runs: readonly ReportedRun[]): string[] {
  if (runs.length === 1) return [file];
  const ending = extname(file);
  const stem = ending === '' ? file : file.slice(0, -ending.length);
  return runs.map(({ name }, n) => {
    const before = runs.slice(0, n).filter((run) => run.name === name).length;
    return `${stem}-${name}${before === 0 ? '' : `-${before + 1}`}${ending}`;
  });
}
