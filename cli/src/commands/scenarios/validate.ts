import { Command } from 'commander';
import { loadConfig } from '../../config.js';
import { EXIT } from '../../exit-codes.js';
import { openOutput } from '../../output.js';
import { findScenarioFiles } from '../../scenarios/find-files.js';
import { namesTwice } from '../../scenarios/names-twice.js';
import { faultLine, readScenarioFile } from '../../scenarios/scenario-file.js';
import type { CommonOptions } from '../../session.js';

export const validateCommand = (): Command =>
  new Command('validate')
    .description('check scenario files without a system; exits 2 when one has a fault')
    .argument('<paths...>', 'scenario files, or folders of them')
    .option('--json', 'print one JSON document')
    .action(validate);

async function validate(paths: string[], options: CommonOptions): Promise<void> {
  const output = openOutput(loadConfig(), options);
  const files = await Promise.all((await findScenarioFiles(paths)).map(readScenarioFile));
  const faults = [...files.flatMap((file) => (file.ok ? [] : file.faults)), ...namesTwice(files)];
  const warnings = files.flatMap((file) => (file.ok ? file.warnings : []));
  const valid = faults.length === 0;
  output.result({ valid, files: files.length, faults, warnings }, () =>
    [
      ...faults.map((fault) => `${faultLine(fault)} ${output.colors.red('(fault)')}`),
      ...warnings.map((warning) => `${faultLine(warning)} ${output.colors.yellow('(warning)')}`),
      `${files.length} ${files.length === 1 ? 'file' : 'files'}, ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}.`,
    ].join('\n'),
  );
  if (!valid) process.exitCode = EXIT.usage;
}
