import { Command } from 'commander';
import { applyCommand } from './apply.js';
import { deleteCommand } from './delete.js';
import { diffCommand } from './diff.js';
import { exportCommand } from './export.js';
import { freezeCommand, freezePreviewCommand } from './freeze.js';
import { importCommand } from './import.js';
import { listCommand } from './list.js';
import { resetCommand } from './reset.js';
import { restoreCommand } from './restore.js';
import { schemaCommand } from './schema.js';
import { showCommand } from './show.js';
import { validateCommand } from './validate.js';
import { versionsCommand } from './versions.js';

export const scenariosCommand = (): Command =>
  new Command('scenarios')
    .description('test scenarios: files in, files out, reset and freeze')
    .addCommand(applyCommand())
    .addCommand(validateCommand())
    .addCommand(exportCommand())
    .addCommand(importCommand())
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(versionsCommand())
    .addCommand(diffCommand())
    .addCommand(restoreCommand())
    .addCommand(resetCommand())
    .addCommand(freezePreviewCommand())
    .addCommand(freezeCommand())
    .addCommand(deleteCommand())
    .addCommand(schemaCommand());
