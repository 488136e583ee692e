import { Command } from 'commander';
import { createCommand } from './create.js';
import { listCommand } from './list.js';
import { revokeCommand } from './revoke.js';

export const tokensCommand = (): Command =>
  new Command('tokens')
    .description('API tokens for programs and CI')
    .addCommand(createCommand())
    .addCommand(listCommand())
    .addCommand(revokeCommand());
