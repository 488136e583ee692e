import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError } from '../errors.js';
import { makeFolder } from '../reports/make-folder.js';
import { placeFile } from './place-file.js';

/**
 * The shape of everything that a home keeps: stored documents, messages in topics, keys, files. Raise it with each change
 * after which the code no longer reads what was written before. Homes without the file are of format 1.
 */
export const HOME_FORMAT = 6;

/** Names the format in a new home, and refuses a home of another one before anything in it is read or written. */
export async function claimFormat(home: string): Promise<void> {
  const file = join(home, 'format');
  const found = await readFormat(home, file);
  if (found === HOME_FORMAT) return;
  if (found !== undefined) throw new CliError(refusal(home, found));
  await makeFolder(home);
  await placeFile(file, `${HOME_FORMAT}\n`);
}

/** Undefined for a home that has kept nothing yet. */
async function readFormat(home: string, file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new CliError(`${file} cannot be read (${message}), so nobody can tell what this home holds; mend that.`);
  });
  if (text === undefined) return (await isUsed(home)) ? 1 : undefined;
  if (/^\d+\n$/.test(text)) return Number(text);
  throw new CliError(
    `${file} does not name the format of this home; write into it the number that the version in use before had, or choose a new REHEARSAL_HOME.`,
  );
}

/** What is fetched or built lies in the default home too, and says nothing of its format. */
async function isUsed(home: string): Promise<boolean> {
  const kept = await Promise.all(
    ['data', 'keys'].map((folder) =>
      access(join(home, folder)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return kept.includes(true);
}

function refusal(home: string, found: number): string {
  const start = `The home ${home} has format ${found}, and this version of Rehearsal reads format ${HOME_FORMAT} alone`;
  return found < HOME_FORMAT
    ? `${start}: export what you need with the version that wrote it (\`npx rehearse scenarios export --all\`), then start with a new REHEARSAL_HOME.`
    : `${start}: start it with the newer version that wrote it, or start with a new REHEARSAL_HOME.`;
}
