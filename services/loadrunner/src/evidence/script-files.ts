import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { redactedJson } from '../redaction/redacted-document.js';
import { redacted } from '../redaction/redacted.js';
import { withoutAny, withoutSetupData } from './setup-data.js';

/** Where, in the folder of a run, the files lie that its script wrote. */
export const SCRIPT_FILES = 'files';
/** A name that is no path, in the evidence and in an address. */
export const SCRIPT_FILE_NAME = /^[A-Za-z0-9][\w.-]{0,99}$/;

const MOST_FILES = 20;
const MOST_BYTES = 10 * 1024 ** 2;

/**
 * Keeps what a script's `handleSummary` wrote, without secrets, beside the evidence that is ours. Answers, in words, what
 * was not kept.
 */
export async function keepScriptFiles(from: string, folder: string, secrets: readonly string[]): Promise<string[]> {
  const entries = await readdir(from, { withFileTypes: true });
  const notes: string[] = [];
  let kept = 0;
  for (const { name } of entries.filter((entry) => entry.isFile())) {
    const { size } = await stat(join(from, name));
    const reason =
      kept >= MOST_FILES
        ? `there are more than ${MOST_FILES}`
        : size > MOST_BYTES
          ? `it is larger than ${MOST_BYTES} bytes`
          : SCRIPT_FILE_NAME.test(name)
            ? null
            : 'its name has other characters than letters, digits, dots, dashes and underscores';
    if (reason === null) {
      await mkdir(join(folder, SCRIPT_FILES), { recursive: true });
      await writeFile(join(folder, SCRIPT_FILES, name), shown(await readFile(join(from, name)), secrets));
      kept += 1;
    } else notes.push(`${JSON.stringify(name)}, which the script wrote, was not kept: ${reason}`);
  }
  return notes;
}

/** By bytes, so that what is no text stays as it is. */
function shown(content: Buffer, secrets: readonly string[]): Buffer {
  const text = withoutAny(secrets, withoutSetup(content.toString('latin1')));
  return Buffer.from(redactedJson(text) ?? redacted(text), 'latin1');
}

/** `JSON.stringify(data)` is what most scripts write. */
function withoutSetup(text: string): string {
  if (!text.includes('"setup_data"')) return text;
  try {
    return JSON.stringify(withoutSetupData(JSON.parse(text)), null, 2);
  } catch {
    return text;
  }
}
