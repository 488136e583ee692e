import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ifAbsent } from '@rehearsal/platform/stores/if-absent';
import { redactedDocument } from '../redaction/redacted-document.js';
import { EVIDENCE } from './evidence.js';
import { secretsOfSetup, withoutAny, withoutSetupData } from './setup-data.js';

/** What k6 exported, and the secrets that were in it; null where it wrote none, as when it ends early. */
export async function readK6Summary(file: string): Promise<{ summary: unknown; secrets: string[] } | null> {
  const text = await readFile(file, 'utf8').catch(ifAbsent(null));
  if (text === null) return null;
  try {
    const summary = JSON.parse(text) as unknown;
    return { summary: withoutSetupData(summary), secrets: secretsOfSetup(summary) };
  } catch {
    return null;
  }
}

export const keepK6Summary = (folder: string, summary: unknown, secrets: readonly string[]): Promise<void> =>
  writeFile(join(folder, EVIDENCE.k6Summary), withoutAny(secrets, JSON.stringify(redactedDocument(summary), null, 2)));

/** The log is written before anybody knows what setup made; what it shows of that goes now. */
export async function clearLog(folder: string, secrets: readonly string[]): Promise<void> {
  if (secrets.length === 0) return;
  const file = join(folder, EVIDENCE.log);
  const text = await readFile(file, 'utf8');
  const cleared = withoutAny(secrets, text);
  if (cleared !== text) await writeFile(file, cleared);
}
