import { extname } from 'node:path';
import type { Client } from '@rehearsal/client/client';
import type { Command } from 'commander';
import { CliError } from '../errors.js';
import { writeFile } from '../write-file.js';
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

interface WrittenReports {
  written: string[];
  /** A sentence for each that could not be written. */
  failures: string[];
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
    /** Writes what the options ask for. One that cannot be written does not keep the others from it. */
    async write(runs: readonly ReportedRun[], options: ReportOptions): Promise<WrittenReports> {
      const written: string[] = [];
      const failures: string[] = [];
      const put = async (file: string, text: string) => {
        try {
          await writeFile(file, text);
          written.push(file);
        } catch (error) {
          if (!(error instanceof CliError)) throw error;
          failures.push(error.message);
        }
      };
      const all = async (ending: string) => {
        const texts: string[] = [];
        for (const run of runs) texts.push(await read(run, ending));
        return texts;
      };
      if (options.junit !== undefined) await put(options.junit, mergeJunit(await all(ENDINGS.junit)));
      if (options.markdown !== undefined) await put(options.markdown, (await all(ENDINGS.markdown)).join('\n'));
      for (const format of ['html', 'csv'] as const) {
        const file = options[format];
        if (file === undefined) continue;
        const files = fileNames(file, runs);
        for (const [n, text] of (await all(ENDINGS[format])).entries()) await put(files[n] ?? file, text);
      }
      return { written, failures };
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
