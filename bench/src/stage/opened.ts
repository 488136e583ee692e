import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const open = new Map<() => Promise<void>, string>();

/** Notes how something that was started is ended, in case the bench is interrupted; answers what ends it, once. */
export function opened(what: string, end: () => Promise<void>): () => Promise<void> {
  let ending: Promise<void> | undefined;
  const once = () => (ending ??= end().finally(() => open.delete(once)));
  open.set(once, what);
  return once;
}

/** Ends all that is still open, the last opened first. What cannot be ended is told, and keeps nothing else from its end. */
export async function endAll(tell: (text: string) => void): Promise<void> {
  for (const [end, what] of [...open].reverse())
    await end().catch((error: unknown) => tell(`${what} could not be ended: ${String(error)}\n`));
}

/** A folder for as long as it is needed. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'rehearsal-bench-'));
  return { path, remove: opened(path, () => rm(path, { recursive: true, force: true })) };
}
