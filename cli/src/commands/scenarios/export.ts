import { Command } from 'commander';
import { CliError, InputError } from '../../errors.js';
import { EXIT } from '../../exit-codes.js';
import { chosenScenarios, withChoice, type Choice } from '../../scenarios/bulk/choice.js';
import { doForEach } from '../../scenarios/bulk/do-for-each.js';
import { writeExports, type WrittenFile } from '../../scenarios/export-files.js';
import { shownPath } from '../../scenarios/shown-path.js';
import { oneLine } from '../../terminal/printable.js';
import { writeFile } from '../../reports/write-file.js';
import { withSession, type CommonOptions } from '../../session.js';

interface ExportOptions extends CommonOptions, Choice {
  out?: string;
  dir?: string;
}

export const exportCommand = (): Command =>
  withChoice(
    new Command('export').description(
      'print or write scenarios as the files that make them; the same scenario gives the same bytes',
    ),
  )
    .option('--out <file>', 'write the one scenario to this file')
    .option('--dir <folder>', 'write each to a file of this folder, beside the schema that editors read')
    .option('--json', 'print one JSON document')
    .action(exportScenarios);

async function exportScenarios(named: string[], options: ExportOptions): Promise<void> {
  const { out, dir } = options;
  const isMany = options.all === true || options.tag.length > 0 || named.length > 1;
  if (isMany && dir === undefined) throw new InputError('Many scenarios need a folder: say --dir.');
  if (out !== undefined && dir !== undefined) throw new InputError('Say --out or --dir, not both.');
  await withSession(options, async ({ api, output }) => {
    const rows = await chosenScenarios(api, named, options);
    const read = (id: string) => api.text(`/test-scenarios/${id}/export`);
    if (dir !== undefined) {
      const { done, undone, exitCode } = await doForEach(rows, ({ id }) => read(id));
      const exported = done.map(({ item: { id, name }, done: text }) => ({ id, name, text }));
      const { files, failures: unwritten } = await writeExports(dir, exported);
      const failures = [...unwritten, ...undone.map(({ name, error }) => `"${name}": ${error}`)];
      output.result({ files, failures }, () => files.map(writtenLine).join('\n'));
      if (unwritten.length > 0) throw new CliError('Not every scenario was written:', { details: failures });
      for (const failure of failures) output.note(`rehearse: ${failure}`);
      if (exitCode !== EXIT.ok) process.exitCode = exitCode;
      return;
    }
    for (const { id, name } of rows) {
      const text = await read(id);
      if (out === undefined) {
        output.file(text);
        return;
      }
      await writeFile(out, text);
      const written = { id, name, path: out, changed: true };
      output.result({ files: [written], failures: [] }, () => writtenLine(written));
    }
  });
}

const writtenLine = ({ path, changed, name }: WrittenFile): string =>
  `${changed ? 'wrote' : 'as it was'} ${shownPath(path)}: ${oneLine(name)}`;
