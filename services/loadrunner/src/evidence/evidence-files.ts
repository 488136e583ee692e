import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { EvidenceFile } from '@rehearsal/contracts/load/load-run-report';
import { ifAbsent } from '@rehearsal/platform/stores/if-absent';
import { EVIDENCE } from './evidence.js';
import { SCRIPT_FILE_NAME, SCRIPT_FILES } from './script-files.js';

/** Every file that may be asked for, with its type and what it holds in words. Nothing else of a folder is shown. */
const SHOWN: Readonly<Record<string, { type: string; about: string }>> = {
  [EVIDENCE.summary]: { type: 'application/json', about: 'verdict, reasons, thresholds, checks and metrics' },
  [EVIDENCE.log]: { type: 'text/plain; charset=utf-8', about: 'what k6 and the script printed, without secrets' },
  [EVIDENCE.series]: { type: 'application/json', about: 'a row for each second' },
  [EVIDENCE.failures]: { type: 'application/json', about: 'what failed, by outcome and request' },
  [EVIDENCE.distributions]: { type: 'application/gzip', about: 'the distribution of each metric, for comparisons' },
  [EVIDENCE.provenance]: { type: 'application/json', about: 'command line, environment without secrets, machine' },
  [EVIDENCE.archive]: { type: 'application/x-tar', about: 'the script as it ran, for `k6 run script.tar`' },
  [EVIDENCE.script]: { type: 'text/plain; charset=utf-8', about: 'the script that k6 could not read' },
  [EVIDENCE.k6Summary]: { type: 'application/json', about: "k6's own summary" },
  [EVIDENCE.part]: { type: 'application/gzip', about: 'counters and histograms that the whole is merged from' },
  [EVIDENCE.points]: { type: 'application/gzip', about: 'every point that k6 wrote, one JSON document a line' },
};

/** The file of a part of a distributed run, as it is asked for: `part-2.log.txt`, which lies in the folder `part-2`. */
const OF_A_PART = /^(part-\d{1,2})\.(.+)$/;

/** A file that the script wrote: `files.report.html`, which lies in the folder `files`. What is in it is anybody's guess. */
const OF_THE_SCRIPT = new RegExp(`^${SCRIPT_FILES}\\.(${SCRIPT_FILE_NAME.source.replace(/[\^$]/g, '')})$`);
const WRITTEN_BY_SCRIPT = { type: 'application/octet-stream', about: 'a file that the script wrote, without secrets' };

/** Where a file lies below the run's folder; undefined for what is not shown. */
export function shownFile(name: string): { path: string; type: string } | undefined {
  const [, folder = '', inner = name] = OF_A_PART.exec(name) ?? [];
  const [, written] = OF_THE_SCRIPT.exec(inner) ?? [];
  if (written !== undefined) return { path: join(folder, SCRIPT_FILES, written), type: WRITTEN_BY_SCRIPT.type };
  const known = Object.hasOwn(SHOWN, inner) ? SHOWN[inner] : undefined;
  return known && { path: join(folder, inner), type: known.type };
}

const MAX_HASHES = 2000;
/** By path, size and time of change: a list that is asked for again reads no file again. */
const hashes = new Map<string, string>();

/** What there is of a run, in the order above; undefined when its folder is gone. */
export async function evidenceFiles(folder: string): Promise<EvidenceFile[] | undefined> {
  const present = await readdir(folder).catch(ifAbsent(undefined));
  if (present === undefined) return undefined;
  const parts = present.filter((name) => /^part-\d+$/.test(name)).sort((a, b) => numberIn(a) - numberIn(b));
  const ofParts = await Promise.all(
    parts.map(async (part) => filesOf(await readdir(join(folder, part)), join(folder, part), part)),
  );
  return [...(await filesOf(present, folder)), ...ofParts.flat()];
}

const numberIn = (name: string): number => Number(name.slice('part-'.length));

async function filesOf(present: readonly string[], folder: string, part?: string): Promise<EvidenceFile[]> {
  const own = Object.keys(SHOWN).filter((name) => present.includes(name));
  const written = await readdir(join(folder, SCRIPT_FILES)).catch(ifAbsent<string[]>([]));
  const found = [
    ...own.map((name) => ({ name, path: name, about: SHOWN[name]?.about ?? '' })),
    ...written.sort().map((name) => ({
      name: `${SCRIPT_FILES}.${name}`,
      path: join(SCRIPT_FILES, name),
      about: WRITTEN_BY_SCRIPT.about,
    })),
  ];
  return Promise.all(
    found.map(async ({ name, path, about }) => {
      const measured = await measure(join(folder, path));
      return part === undefined
        ? { name, about, ...measured }
        : { name: `${part}.${name}`, about: `${part.replace('-', ' ')}: ${about}`, ...measured };
    }),
  );
}

async function measure(file: string): Promise<Pick<EvidenceFile, 'bytes' | 'sha256'>> {
  const { size: bytes, mtimeMs } = await stat(file);
  const key = `${file}:${bytes}:${mtimeMs}`;
  const sha256 = hashes.get(key) ?? (await sha256Of(file));
  if (hashes.size >= MAX_HASHES) hashes.clear();
  hashes.set(key, sha256);
  return { bytes, sha256 };
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
