import { join, relative } from 'node:path';
import { Command } from 'commander';
import { loadConfig } from '../../config.js';
import { newScript } from '../../load-scripts/new-script.js';
import { openOutput } from '../../output.js';
import type { CommonOptions } from '../../session.js';

export const newCommand = (): Command =>
  new Command('new')
    .description('write a load test to begin with into loadtests/src; it runs as it is')
    .argument('<name>', 'its name: lower-case letters, digits and "-"')
    .option('--json', 'print one JSON document')
    .action(make);

async function make(name: string, options: CommonOptions): Promise<void> {
  const config = loadConfig();
  const output = openOutput(config, options);
  const file = await newScript(join(config.repository, 'loadtests'), name);
  output.result({ name, file }, () =>
    [
      `Written: ${relative(process.cwd(), file)}. It is listed and runnable at once:`,
      `  rehearse loadtest validate ${relative(process.cwd(), file)}`,
      `  rehearse loadtest run ${name} --wait --single-run`,
    ].join('\n'),
  );
}
