import { Command } from 'commander';
import { loadConfig } from '../../config.js';
import { openOutput } from '../../output.js';
import { scenarioFileSchema } from '@rehearsal/contracts/scenario/scenario-file-schema';

export const schemaCommand = (): Command =>
  new Command('schema')
    .description('print the JSON Schema of a scenario file, for editors')
    .option('--json', 'print it as JSON, as always')
    .action(() => openOutput(loadConfig(), {}).file(`${JSON.stringify(scenarioFileSchema(), null, 2)}\n`));
