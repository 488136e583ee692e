import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { ifAbsent } from '@rehearsal/platform/stores/if-absent';
import { EVIDENCE } from '../../evidence/evidence.js';
import { PointsState, type Points } from '../../measured/points.js';
import type { Ending, Evidence } from '../../verdict/summary.js';
import { StopReason } from '../../verdict/run-facts.js';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** What one part leaves for the leader: everything that the whole is made of. */
const PartResult = z.object({
  part: z.int(),
  worker_id: z.string(),
  host: z.string(),
  started_after_ms: z.number(),
  /** What was lost of it, in words. */
  notes: z.array(z.string()),
  ending: z.object({
    exitCode: z.int().nullable(),
    stopped: StopReason.nullable(),
    cpuShare: z.number().nullable(),
    allowedSeconds: z.number(),
  }),
  elapsedSeconds: z.number(),
  log: z.object({ exceptions: z.int(), exhausted: z.boolean(), errors: z.array(z.string()) }),
  points: PointsState,
  /** Packed histograms of the durations of each second. */
  durations: z.record(z.string(), z.string()),
});
export type PartResult = z.infer<typeof PartResult>;

export const partFolder = (runFolder: string, part: number): string => join(runFolder, `part-${part}`);

export function resultOf(
  part: Pick<PartResult, 'part' | 'worker_id' | 'host' | 'started_after_ms' | 'notes'>,
  { points, log, elapsedSeconds }: Evidence,
  { exitCode, stopped, cpuShare, allowedSeconds }: Ending,
): PartResult {
  const { exceptions, exhausted, errors } = log;
  return {
    ...part,
    ending: { exitCode, stopped, cpuShare, allowedSeconds },
    elapsedSeconds,
    log: { exceptions, exhausted, errors: [...errors] },
    points: points.state(),
    durations: durationsOf(points),
  };
}

const durationsOf = ({ seconds }: Points): Record<string, string> =>
  Object.fromEntries(
    seconds.rows().flatMap(({ at }) => {
      const durations = seconds.durationsOf(at);
      return durations === undefined ? [] : [[at, durations]];
    }),
  );

export async function keepPartResult(folder: string, result: PartResult): Promise<void> {
  const file = join(folder, EVIDENCE.part);
  await writeFile(`${file}.part`, await pack(JSON.stringify(result)));
  await rename(`${file}.part`, file);
}

/** Undefined where the part left none: its worker was lost. */
export async function readPartResult(folder: string): Promise<PartResult | undefined> {
  const packed = await readFile(join(folder, EVIDENCE.part)).catch(ifAbsent(undefined));
  return packed && PartResult.parse(JSON.parse((await unpack(packed)).toString('utf8')));
}
