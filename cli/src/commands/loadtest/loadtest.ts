import { Command } from 'commander';
import { cancelCommand } from './cancel.js';
import { listCommand } from './list.js';
import { runCommand } from './run.js';
import { showCommand } from './show.js';

export const loadtestCommand = (): Command =>
  new Command('loadtest')
    .description('load tests: queue runs, wait for the verdict')
    .addCommand(listCommand())
    .addCommand(runCommand())
    .addCommand(showCommand())
    .addCommand(cancelCommand());
