import { Command } from 'commander';
import { applyCommand } from './apply.js';
import { deleteCommand } from './delete.js';
import { freezeCommand } from './freeze.js';
import { listCommand } from './list.js';
import { resetCommand } from './reset.js';
import { schemaCommand } from './schema.js';
import { showCommand } from './show.js';
import { validateCommand } from './validate.js';

export const scenariosCommand = (): Command =>
  new Command('scenarios')
    .description('test scenarios: files in, files out, reset and freeze')
    .addCommand(applyCommand())
    .addCommand(validateCommand())
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(resetCommand())
    .addCommand(freezeCommand())
    .addCommand(deleteCommand())
    .addCommand(schemaCommand());
