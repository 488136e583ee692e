import { Command } from 'commander';
import { scenarioFileSchema } from '@rehearsal/contracts/scenario/scenario-file-schema';

export const schemaCommand = (): Command =>
  new Command('schema')
    .description('print the JSON Schema of a scenario file, for editors')
    .option('--json', 'print it as JSON, as always')
    .action(() => void process.stdout.write(`${JSON.stringify(scenarioFileSchema(), null, 2)}\n`));
