import { Command } from 'commander';
import { chatCommand } from './chat.js';
import { listCommand } from './list.js';
import { resetCommand } from './reset.js';
import { showCommand } from './show.js';

export const instancesCommand = (): Command =>
  new Command('instances')
    .description('test users and live sessions')
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(chatCommand())
    .addCommand(resetCommand());
