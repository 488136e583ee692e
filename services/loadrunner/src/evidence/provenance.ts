import { copyFile, writeFile } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { EVIDENCE } from './evidence.js';
import { archiveArguments, k6Environment, type ScriptEnvironment } from '../k6/command.js';
import { limitPrefix } from '../k6/limits.js';
import { onPath } from '../k6/on-path.js';
import { redacted } from '../measured/run-log.js';

export interface Provenance {
  k6: string;
  script: string;
  environment: ScriptEnvironment;
  remoteWrite: Readonly<Record<string, string>>;
  folder: string;
}

const ARCHIVE_TIMEOUT_MS = 10_000;
const ARCHIVE_LIMITS = { memoryBytes: 1024 ** 3 };

/**
 * Keeps the script as it is now, with everything that it imports, so that the run can be repeated after the file changed.
 * What k6 cannot read is kept as plain text. Never throws: a run without a copy of its script is still a run.
 */
export async function keepScript({ k6, script, environment, folder }: Provenance): Promise<void> {
  const [file, ...limited] = [...limitPrefix(onPath('prlimit'), ARCHIVE_LIMITS), k6];
  const archive = archiveArguments(script, environment, join(folder, EVIDENCE.archive));
  const archived = await execa(file, [...limited, ...archive], {
    env: k6Environment(),
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    timeout: ARCHIVE_TIMEOUT_MS,
    killSignal: 'SIGKILL',
  });
  if (archived.exitCode !== 0) await copyFile(script, join(folder, EVIDENCE.script)).catch(() => undefined);
}

/** Keeps what k6 is about to be told, and by whom; before it starts, so that a run that is lost has it too. */
export async function keepProvenance(of: Provenance, commandLine: readonly string[]): Promise<void> {
  const { environment, remoteWrite, folder } = of;
  const document = {
    command_line: commandLine,
    script_environment: environment,
    k6_environment: mapValues(k6Environment(remoteWrite), withoutSecrets),
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
