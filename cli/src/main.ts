import { Command } from 'commander';
import { auditCommand } from './commands/audit/audit.js';
import { demoCommand } from './commands/demo.js';
import { instancesCommand } from './commands/instances/instances.js';
import { keysCommand } from './commands/keys.js';
import { loadtestCommand } from './commands/loadtest/loadtest.js';
import { scenariosCommand } from './commands/scenarios/scenarios.js';
import { statusCommand } from './commands/status.js';
import { tokensCommand } from './commands/tokens/tokens.js';
import { upCommand } from './commands/up.js';
import { reportError } from './report-error.js';

const program = new Command('rehearse')
  .description('Rehearse an AI coach before its users meet it: test scenarios and honest k6 load runs.')
  .addCommand(upCommand())
  .addCommand(demoCommand())
  .addCommand(statusCommand())
  .addCommand(scenariosCommand())
  .addCommand(instancesCommand())
  .addCommand(loadtestCommand())
  .addCommand(auditCommand())
  .addCommand(tokensCommand())
  .addCommand(keysCommand());

try {
  await program.parseAsync();
} catch (error) {
  reportError(error, { json: process.argv.includes('--json') });
  process.exitCode = 1;
}
