import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describeProcess } from './process-table.js';

/** A file that says which process holds something. It stays behind after a crash, so readers check its holder. */
interface Claim {
  pid: number;
  startedAt: string;
}

export async function writeClaim(file: string, pid: number): Promise<void> {
  const facts = await describeProcess(pid);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({ pid, startedAt: facts?.startedAt ?? '' } satisfies Claim));
}

/** Takes the claim unless a living process has it; answers that process's id, or undefined when the claim is ours. */
export async function tryClaim(file: string): Promise<number | undefined> {
  const draft = `${file}.${process.pid}.${randomUUID()}`;
  await writeClaim(draft, process.pid);
  try {
    for (;;) {
      // A link appears at once with its content, so nobody can read a claim that is half written.
      if (await linked(draft, file)) return undefined;
      const holder = await livingHolder(file);
      if (holder !== undefined) return holder.pid;
      await rm(file, { force: true });
    }
  } finally {
    await rm(draft, { force: true });
  }
}

async function linked(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The process that a claim names, when it is the very same one and still alive. */
export async function livingHolder(file: string): Promise<{ pid: number; command: string } | undefined> {
  const claim = await readClaim(file);
  if (claim === undefined) return undefined;
  const facts = await describeProcess(claim.pid);
  if (facts === undefined || facts.startedAt !== claim.startedAt) return undefined;
  return { pid: claim.pid, command: facts.command };
}

async function readClaim(file: string): Promise<Claim | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Claim;
  } catch {
    return undefined;
  }
}
