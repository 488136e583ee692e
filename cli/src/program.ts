import { Command } from 'commander';
import { auditCommand } from './commands/audit/audit.js';
import { baselinesCommand } from './commands/baselines/baselines.js';
import { demoCommand } from './commands/demo.js';
import { instancesCommand } from './commands/instances/instances.js';
import { keysCommand } from './commands/keys.js';
import { loadtestCommand } from './commands/loadtest/loadtest.js';
import { scenariosCommand } from './commands/scenarios/scenarios.js';
import { schedulesCommand } from './commands/schedules/schedules.js';
import { statusCommand } from './commands/status.js';
import { tokensCommand } from './commands/tokens/tokens.js';
import { upCommand } from './commands/up.js';
import { workerCommand } from './commands/worker.js';

/** The whole command line: every command with its arguments and options. */
export const rehearse = (): Command =>
  new Command('rehearse')
    .description('Rehearse an AI coach before its users meet it: test scenarios and honest k6 load runs.')
    .addCommand(upCommand())
    .addCommand(demoCommand())
    .addCommand(statusCommand())
    .addCommand(workerCommand())
    .addCommand(scenariosCommand())
    .addCommand(instancesCommand())
    .addCommand(loadtestCommand())
    .addCommand(baselinesCommand())
    .addCommand(schedulesCommand())
    .addCommand(auditCommand())
    .addCommand(tokensCommand())
    .addCommand(keysCommand());
