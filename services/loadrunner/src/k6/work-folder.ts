import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

export interface WorkFolder {
  path: string;
  /** Where k6 is: what a script writes by name lands here. */
  files: string;
  /** Where k6 tells its points, under a name that no script knows; `makePointPipe` makes it. */
  points: string;
  /** Where k6 exports its summary, under a name that no script knows. */
  summary: string;
  remove(): Promise<void>;
}

/** Says whose it is, so that it is found when its owner was killed. */
export const folderPrefix = (pid: number, host: string): string => `rehearsal-k6-${pid}-${host}-`;

/** A folder for one k6, away from all that is ours. */
export async function openWorkFolder(): Promise<WorkFolder> {
  const path = await mkdtemp(join(tmpdir(), folderPrefix(process.pid, hostname())));
  const files = join(path, 'files');
  await mkdir(files);
  return {
    path,
    files,
    points: join(path, randomUUID()),
    summary: join(path, `${randomUUID()}.json`),
    remove: () => rm(path, { recursive: true, force: true }),
  };
}
