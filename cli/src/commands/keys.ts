import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { loadConfig } from '../config.js';
import { CliError } from '../errors.js';
import { openOutput } from '../output.js';
import { issueCredentials } from '../supervisor/credentials.js';
import { makeFolder } from '../reports/make-folder.js';
import { openKeys, SIGNERS, type Signer } from '../supervisor/keys/keys.js';
import { rotateKey, type Rotation } from '../supervisor/keys/rotate.js';
import { layoutOf } from '../supervisor/layout.js';
import { placeFile } from '../supervisor/place-file.js';
import { runningSystem } from '../supervisor/system-file.js';

/** For systems that are started from images: makes what the services must be given, in a folder that they all mount. */
export const keysCommand = (): Command =>
  new Command('keys')
    .description('make the keys that the services of a system need, and a one-time sign-in link (for docker compose)')
    .argument('<folder>', 'where to; keys that are there already stay')
    .action(make)
    .addCommand(rotateCommand());

const rotateCommand = (): Command =>
  new Command('rotate')
    .description('put a new key in the place of one, on record, while the system is stopped')
    .addArgument(new Argument('<signer>', 'whose').choices(SIGNERS))
    .argument('[folder]', 'where the keys are (default: those of this home)')
    .option('--lost <key>', 'the key that was in use, where neither half of it is left; checkpoints name it', keyName)
    .option('--json', 'print one JSON document')
    .action(rotate);

async function make(folder: string): Promise<void> {
  const directory = resolve(folder);
  const keys = await openKeys(directory);
  await placeFile(join(directory, 'actors.json'), keys.actorPublicKeys);
  const bootstrapFile = join(directory, 'bootstrap.json');
  if (await exists(bootstrapFile)) {
    process.stdout.write(`The keys in ${directory} stay. The sign-in link was printed when they were made.\n`);
    return;
  }
  const { linkToken } = await issueCredentials({ bootstrapFile, cliTokenFile: join(directory, 'cli-token') });
  const { url = 'http://localhost:8080' } = loadConfig();
  process.stdout.write(`Keys are in ${directory}.\nSign in once at ${url}/#/sign-in?link=${linkToken}\n`);
}

async function rotate(
  signer: Signer,
  folder: string | undefined,
  options: { lost?: string; json?: boolean },
): Promise<void> {
  const config = loadConfig();
  const output = openOutput(config, options);
  const layout = layoutOf(config.home);
  if (folder === undefined && (await runningSystem(layout)) !== undefined)
    throw new CliError(`The system in ${config.home} is running with its keys; stop it first.`);
  const directory = folder === undefined ? layout.keys : resolve(folder);
  await makeFolder(directory, 0o700);
  const rotation = await rotateKey(directory, signer, options.lost);
  if (folder !== undefined)
    await placeFile(join(directory, 'actors.json'), (await openKeys(directory)).actorPublicKeys);
  output.result(
    { signer, ...rotation },
    () => `The ${signer} key is now ${rotation.key}. ${consequence(signer, rotation)}`,
  );
}

function consequence(signer: Signer, { old, signed }: Rotation): string {
  if (signer === 'session') return 'Everyone signs in again.';
  if (signer !== 'checkpoint') return 'Commands that wait with the old signature are refused.';
  if (old === null) return 'There was none before.';
  const how = signed ? 'It has signed that' : 'Its private half was lost, so nothing signed by it says so';
  return `${old} stays on record as the one before, and what it signed stays verifiable. ${how}.`;
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** The public half of an Ed25519 key is 32 bytes. */
function keyName(text: string): string {
  if (/^[\w-]{43}$/.test(text)) return text;
  throw new InvalidArgumentError('Give the "key" of a checkpoint: 43 letters, digits, "-" or "_".');
}
