import { writeFile } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { EVIDENCE } from './evidence.js';
import type { BoxKind } from '../k6/box.js';
import type { ScriptEnvironment } from '../k6/command.js';
import { redacted } from '../redaction/redacted.js';

export interface Provenance {
  environment: ScriptEnvironment;
  folder: string;
  ports: readonly number[] | null;
}

/** Keeps what k6 is about to be told, and by whom; before it starts, so that a run that is lost has it too. */
export async function keepProvenance(
  { environment, folder, ports }: Provenance,
  commandLine: readonly string[],
  ofK6: Readonly<Record<string, string>>,
  box: BoxKind,
): Promise<void> {
  const document = {
    command_line: commandLine.map(redacted),
    script_environment: environment,
    k6_environment: mapValues(ofK6, withoutSecrets),
    box: boxInWords(box, ports),
    machine: {
      platform: `${process.platform} ${process.arch}`,
      node: process.version,
      processors: availableParallelism(),
      memory_bytes: totalmem(),
    },
    prepared_at: new Date().toISOString(),
  };
  await writeFile(join(folder, EVIDENCE.provenance), `${JSON.stringify(document, null, 2)}\n`);
}

/** What k6 was kept from, and by what. */
const boxInWords = ({ landlock, files, ports: byPort }: BoxKind, ports: readonly number[] | null) => ({
  by: files ? `Landlock ${landlock}` : null,
  reads: files
    ? 'the packed script, what its system needs of libraries and certificates, and its own folder'
    : 'the packed script, where load is sent; anything that its user may read, where it is packed',
  writes: files ? 'its own folder' : 'anything that its user may write',
  ports:
    byPort && ports !== null ? [...new Set(ports)] : 'any of the target: which were called is told by its requests',
});

const mapValues = (record: Readonly<Record<string, string>>, change: (value: string) => string) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));

/** Passwords hide in addresses: `https://user:secret@host/?token=...`. */
export function withoutSecrets(text: string): string {
  if (!URL.canParse(text)) return redacted(text);
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') [url.username, url.password] = ['redacted', 'redacted'];
  for (const name of new Set(url.searchParams.keys())) url.searchParams.set(name, 'redacted');
  return url.href;
}
