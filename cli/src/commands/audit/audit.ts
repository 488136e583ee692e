import { Command } from 'commander';
import { checkpointCommand } from './checkpoint.js';
import { listCommand } from './list.js';
import { verifyCommand } from './verify.js';

export const auditCommand = (): Command =>
  new Command('audit')
    .description('the log of every operation')
    .addCommand(verifyCommand())
    .addCommand(checkpointCommand())
    .addCommand(listCommand());
