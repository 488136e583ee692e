import { Command } from 'commander';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { CliError, InputError } from '../../errors.js';
import { writeExports, type WrittenFile } from '../../scenarios/export-files.js';
import { findScenario } from '../../scenarios/find-scenario.js';
import { shownPath } from '../../scenarios/shown-path.js';
import { oneLine } from '../../terminal/printable.js';
import { writeFile } from '../../reports/write-file.js';
import { withSession, type CommonOptions } from '../../session.js';

interface ExportOptions extends CommonOptions {
  all?: boolean;
  tag?: string;
  out?: string;
  dir?: string;
}

export const exportCommand = (): Command =>
  new Command('export')
    .description('print or write scenarios as the files that make them; the same scenario gives the same bytes')
    .argument('[scenario]', 'its name or id')
    .option('--all', 'every scenario of the system; needs --dir')
    .option('--tag <tag>', 'with --all, only those with this tag')
    .option('--out <file>', 'write to this file')
    .option('--dir <folder>', 'write to a file of this folder, beside the schema that editors read')
    .option('--json', 'print one JSON document')
    .action(exportScenarios);

async function exportScenarios(nameOrId: string | undefined, options: ExportOptions): Promise<void> {
  const { all = false, out, dir, tag } = options;
  if (all === (nameOrId !== undefined)) throw new InputError('Name one scenario, or say --all.');
  if (all && dir === undefined) throw new InputError('Many scenarios need a folder: say --dir.');
  if (out !== undefined && dir !== undefined) throw new InputError('Say --out or --dir, not both.');
  await withSession(options, async ({ api, output }) => {
    const rows =
      nameOrId === undefined
        ? await api.all<ScenarioRow>('/test-scenarios', { tag })
        : [await findScenario(api, nameOrId)];
    const exported: { id: string; name: string; text: string }[] = [];
    for (const { id, name } of rows) exported.push({ id, name, text: await api.text(`/test-scenarios/${id}/export`) });
    const [only] = exported;
    if (out === undefined && dir === undefined) {
      output.file(only?.text ?? '');
      return;
    }
    let files: WrittenFile[];
    let failures: string[] = [];
    if (dir !== undefined) ({ files, failures } = await writeExports(dir, exported));
    else {
      await writeFile(out ?? '', only?.text ?? '');
      files = exported.map(({ id, name }) => ({ id, name, path: out ?? '', changed: true }));
    }
    output.result({ files, failures }, () => files.map(writtenLine).join('\n'));
    if (failures.length > 0) throw new CliError('Not every scenario was written:', { details: failures });
  });
}

const writtenLine = ({ path, changed, name }: WrittenFile): string =>
  `${changed ? 'wrote' : 'as it was'} ${shownPath(path)}: ${oneLine(name)}`;
