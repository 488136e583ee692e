import { Command } from 'commander';
import { chatCommand } from './chat.js';
import { cleanupCommand } from './cleanup.js';
import { clockCommand } from './clock.js';
import { deleteCommand } from './delete.js';
import { forkCommand } from './fork.js';
import { listCommand } from './list.js';
import { resetCommand } from './reset.js';
import { showCommand } from './show.js';
import { undoResetCommand } from './undo-reset.js';

export const instancesCommand = (): Command =>
  new Command('instances')
    .description('test users and live sessions')
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(chatCommand())
    .addCommand(forkCommand())
    .addCommand(clockCommand())
    .addCommand(resetCommand())
    .addCommand(undoResetCommand())
    .addCommand(deleteCommand())
    .addCommand(cleanupCommand());
