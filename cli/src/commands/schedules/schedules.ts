import { Command } from 'commander';
import { createCommand } from './create.js';
import { deleteCommand } from './delete.js';
import { listCommand } from './list.js';
import { pauseCommand, resumeCommand } from './pause.js';

export const schedulesCommand = (): Command =>
  new Command('schedules')
    .description('load runs that queue themselves')
    .addCommand(listCommand())
    .addCommand(createCommand())
    .addCommand(pauseCommand())
    .addCommand(resumeCommand())
    .addCommand(deleteCommand());
