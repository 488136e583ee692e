import { access, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { loadConfig } from '../config.js';
import { issueCredentials } from '../supervisor/credentials.js';
import { openKeys } from '../supervisor/keys.js';

/** For systems that are started from images: makes what the services must be given, in a folder that they all mount. */
export const keysCommand = (): Command =>
  new Command('keys')
    .description('make the keys that the services of a system need, and a one-time sign-in link (for docker compose)')
    .argument('<folder>', 'where to; keys that are there already stay')
    .action(async (folder: string) => {
      const directory = resolve(folder);
      const keys = await openKeys(directory);
      await writeFile(join(directory, 'actors.json'), keys.actorPublicKeys);
      const bootstrapFile = join(directory, 'bootstrap.json');
      if (await exists(bootstrapFile)) {
        process.stdout.write(`The keys in ${directory} stay. The sign-in link was printed when they were made.\n`);
        return;
      }
      const { linkToken } = await issueCredentials({ bootstrapFile, cliTokenFile: join(directory, 'cli-token') });
      const { url = 'http://localhost:8080' } = loadConfig();
      process.stdout.write(`Keys are in ${directory}.\nSign in once at ${url}/#/sign-in?link=${linkToken}\n`);
    });

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
