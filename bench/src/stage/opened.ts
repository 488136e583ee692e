import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const open = new Set<() => Promise<void>>();

/** Notes how something that was started is ended, in case the bench is interrupted; answers what ends it, once. */
export function opened(end: () => Promise<void>): () => Promise<void> {
  let ending: Promise<void> | undefined;
  const once = () => (ending ??= end().finally(() => open.delete(once)));
  open.add(once);
  return once;
}

/** Ends all that is still open, the last opened first. */
export async function endAll(): Promise<void> {
  for (const end of [...open].reverse()) await end().catch(() => undefined);
}

/** A folder for as long as it is needed. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'rehearsal-bench-'));
  return { path, remove: opened(() => rm(path, { recursive: true, force: true })) };
}
