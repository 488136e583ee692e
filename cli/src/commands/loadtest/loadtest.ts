import { Command } from 'commander';
import { badgeCommand } from './badge.js';
import { cancelCommand } from './cancel.js';
import { listCommand } from './list.js';
import { newCommand } from './new.js';
import { reportCommand } from './report.js';
import { runCommand } from './run.js';
import { showCommand } from './show.js';
import { validateCommand } from './validate.js';
import { watchCommand } from './watch.js';

export const loadtestCommand = (): Command =>
  new Command('loadtest')
    .description('load tests: write and check them, queue runs, wait for the verdict, report')
    .addCommand(listCommand())
    .addCommand(newCommand())
    .addCommand(validateCommand())
    .addCommand(runCommand())
    .addCommand(watchCommand())
    .addCommand(showCommand())
    .addCommand(reportCommand())
    .addCommand(badgeCommand())
    .addCommand(cancelCommand());
