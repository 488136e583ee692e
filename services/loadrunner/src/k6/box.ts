import { dirname, resolve } from 'node:path';
import { execa } from 'execa';
import { LANDLOCK_PROGRAM } from './landlock.js';
import { onPath } from './on-path.js';

/** What a k6 may touch. Everything else of the machine is not there for it. */
export interface Box {
  read: readonly string[];
  write: readonly string[];
  /** The only TCP ports that it may call; null for any. */
  ports: readonly number[] | null;
}

/** What keeps a k6 in its box on this machine. */
export interface BoxKind {
  /** The version of Landlock; 0 where there is none that this k6 runs in. */
  landlock: number;
  files: boolean;
  ports: boolean;
}

/** From this version on, Landlock knows ports. */
const WITH_PORTS = 4;
const TIMEOUT_MS = 10_000;

/** What programs need that were linked to the libraries of the system, that speak TLS, and that look up names. */
const SYSTEM = [
  '/lib',
  '/lib64',
  '/usr/lib',
  '/usr/lib64',
  '/etc/ld.so.cache',
  '/etc/resolv.conf',
  '/etc/hosts',
  '/etc/nsswitch.conf',
  '/etc/ssl',
  '/etc/pki',
  '/etc/ca-certificates',
  '/usr/share/ca-certificates',
  '/usr/local/share/ca-certificates',
  '/usr/share/zoneinfo',
  '/sys/kernel/mm/transparent_hugepage',
];

const kinds = new Map<string, Promise<BoxKind>>();

/** Tried once for each k6: whether it runs in a box here. */
export function boxKindOf(k6: string): Promise<BoxKind> {
  const known = kinds.get(k6) ?? tryBox(k6);
  kinds.set(k6, known);
  return known;
}

async function tryBox(k6: string): Promise<BoxKind> {
  const ask = async (box: Box | null, ...program: string[]) => {
    const [file = '', ...rest] = prefixOf(box);
    const options = { env: {}, extendEnv: false, reject: false, timeout: TIMEOUT_MS } as const;
    return file === '' ? undefined : execa(file, [...rest, ...program], options);
  };
  const asked = await ask(null);
  const landlock = asked?.exitCode === 0 ? Number(asked.stdout) : 0;
  const tried =
    landlock > 0 ? await ask(around(k6, { read: [], write: [], ports: null }), fullPath(k6), 'version') : undefined;
  const works = tried?.exitCode === 0;
  return { landlock: works ? landlock : 0, files: works, ports: works && landlock >= WITH_PORTS };
}

/** A prefix for the program `k6`, given by its full path, that closes the box around it; empty where nothing can. */
export const boxPrefix = (k6: string, box: Box, { files, ports }: BoxKind): string[] =>
  files ? prefixOf(around(k6, { ...box, ports: ports ? box.ports : null })) : [];

/** As the kernel needs it to start it. */
export const fullPath = (k6: string): string => (k6.includes('/') ? resolve(k6) : (onPath(k6) ?? k6));

const around = (k6: string, box: Box): Box => ({
  read: [fullPath(k6), ...SYSTEM, ...box.read],
  write: ['/dev/null', ...box.write],
  ports: box.ports,
});

function prefixOf(box: Box | null): string[] {
  const python = onPath('python3');
  return python === null ? [] : [python, '-I', '-S', '-c', LANDLOCK_PROGRAM, JSON.stringify(box)];
}

/** The folder of a load test, and what lies beside it for all of them. */
export function foldersOf(script: string): string[] {
  const folder = dirname(resolve(script));
  return [folder, resolve(folder, '../lib'), resolve(folder, '../data')];
}
