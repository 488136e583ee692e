import { createWriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { withQuery } from '@rehearsal/client/query';
import { CliError } from '../../errors.js';
import { makeFolder } from '../../reports/make-folder.js';
import { shownPath } from '../../scenarios/shown-path.js';
import { withSession } from '../../session.js';
import { printStream } from '../../terminal/print-stream.js';
import { queryOf, whichEntries, type EntryOptions } from './which-entries.js';

interface ExportOptions extends EntryOptions {
  format: string;
  out?: string;
}

export const exportCommand = (): Command =>
  whichEntries(
    new Command('export').description(
      'write entries to a file, newest first, each with its place and hashes; JSON Lines end with a proof: how many there ' +
        'are, the SHA-256 of their lines, and a signed checkpoint of afterwards',
    ),
  )
    .addOption(new Option('--format <format>', 'jsonl or csv').choices(['jsonl', 'csv']).default('jsonl'))
    .option('--out <file>', 'write to this file instead of printing')
    .action(exportEntries);

const exportEntries = ({ format, out, ...which }: ExportOptions): Promise<void> =>
  withSession({ json: true }, async ({ api, output }) => {
    const { body } = await api.file(withQuery('/audit/export', { ...queryOf(which), format }));
    if (body === null) throw new CliError('The system answered without any entries.');
    const file = Readable.fromWeb(body);
    if (out === undefined) {
      await printStream(file).catch((error: unknown) => {
        throw new CliError(`What was printed is not whole: ${(error as Error).message}.`, { cause: error });
      });
      return;
    }
    try {
      await makeFolder(dirname(out));
      await pipeline(file, createWriteStream(out));
    } catch (error) {
      throw new CliError(`"${out}" is not whole: ${(error as Error).message}.`, { cause: error });
    }
    output.note(`Wrote ${shownPath(out)}.`);
  });
