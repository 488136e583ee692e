import { execFileSync } from 'node:child_process';
import { arch, cpus, platform, totalmem } from 'node:os';
import { repository } from '../places.js';

/** Where the figures come from: without it, no two runs can be compared. */
interface ReportHead {
  at: string;
  machine: string;
  node: string;
  /** Kafka, Redis, the store and k6, as the system that was measured had them. */
  servers: Record<string, string>;
  commit: string;
  size: string;
  runs: number;
}

export function headOf(servers: Record<string, string>, size: string, runs: number): ReportHead {
  const [first] = cpus();
  return {
    at: new Date().toISOString(),
    machine: `${first?.model.trim() ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${arch()}`,
    node: process.version,
    servers,
    commit: commit(),
    size,
    runs,
  };
}

/** An archive has no history; what is measured then is whatever it holds. */
function commit(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: repository, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? ' with changes' : ''}`;
  } catch {
    return 'unknown';
  }
}

export const headText = ({ at, machine, node, servers, commit: at_commit, size, runs }: ReportHead): string =>
  [
    `Rehearsal at ${at_commit}, ${at}: ${size}, ${runs} ${runs === 1 ? 'run' : 'runs'}`,
    machine,
    `Node ${node}`,
    ...Object.values(servers),
    '',
  ].join('\n');
