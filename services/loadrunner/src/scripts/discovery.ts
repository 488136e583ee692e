import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadTest } from '@rehearsal/contracts/load/tests/load-test';
import type { ScriptEnvironment } from '../k6/command.js';
import { filesReadBy, sha256, stillRead, textsOf, versionOf, type FilesRead } from './files-read.js';
import { inspectScript, type Inspection } from './inspection.js';
import { parametersIn } from './script-parameters.js';
import { fingerprintOf, scriptFilesIn, type ScriptFile } from './script-files.js';
import { InvalidScriptError, type ScriptReader } from './script-reader.js';

export interface Discovery {
  /**
   * Every script of the folder, by name. A file dropped into it is listed the next time. One that k6 reads again for longer
   * than `withinMs` is listed as it was, and one that it reads for the first time as unread after twice as long; both
   * as being read: slow scripts, or many, must not keep the others from whoever asks. They are read to the end meanwhile.
   */
  list(withinMs?: number): Promise<LoadTest[]>;
  find(name: string): Promise<LoadTest | undefined>;
  /** What is known of a test without asking k6, which may take its time; what is not, is asked meanwhile. */
  glance(name: string): Promise<Glance | undefined>;
  /** The path of a discovered script, for k6. */
  pathOf(test: LoadTest): string;
  /** What the script plans for an environment. Throws `InvalidScriptError` for one that k6 cannot read. */
  inspect(test: LoadTest, environment: ScriptEnvironment): Promise<Inspection>;
}

interface Glance {
  /** Why it cannot be run by its name; null when it can. */
  refused: string | null;
  /** As k6 read it, where it has read what is there now. */
  test: LoadTest | undefined;
}

interface Known {
  test: LoadTest;
  isCurrent: () => Promise<boolean>;
}

/** Scripts that insist on a target are read as if there were one. */
const FOR_READING = { BASE: 'http://target.invalid' };
/** Why a script cannot be read may lie anywhere, on the network too: it is asked again after so long. */
const FAILURE_KEPT_MS = 10_000;

/**
 * `folder` is `loadtests/src`. Each version of a script is inspected once: it is a new one when anything that it imports or
 * opens has changed.
 */
export function discoverIn(folder: string, reader: ScriptReader): Discovery {
  const known = new Map<string, Known>();
  const underWay = new Map<string, Promise<LoadTest>>();
  let readingOn: Promise<void> | undefined;

  async function list(withinMs?: number): Promise<LoadTest[]> {
    const files = await scriptFilesIn(folder);
    for (const file of known.keys()) if (!files.some((script) => script.file === file)) known.delete(file);
    const found: LoadTest[] = [];
    const over = new AbortController();
    const late =
      withinMs === undefined
        ? undefined
        : { again: until(withinMs, over.signal), first: until(UNREAD_PATIENCE * withinMs, over.signal) };
    // A few at a time: each new version of a script is a k6 process or two.
    try {
      while (found.length < files.length) {
        const some = files.slice(found.length, found.length + availableParallelism());
        found.push(...(await Promise.all(some.map((script) => inspectedBefore(late, script)))));
      }
      if (found.some((test) => test.being_read)) readOn(files);
      return found;
    } finally {
      over.abort();
    }
  }

  async function inspectedBefore(late: Late | undefined, script: ScriptFile): Promise<LoadTest> {
    const last = known.get(script.file);
    if (!late || script.refused !== null || (await last?.isCurrent()) === true) return inspectedOnce(script);
    const beingRead = { ...(last?.test ?? unread(script)), being_read: true as const };
    // Its turn comes later: a change of what many import would have k6 read all of them at once.
    if (!underWay.has(script.file) && underWay.size >= availableParallelism()) return beingRead;
    return (await Promise.race([inspectedOnce(script), last ? late.again : late.first])) ?? beingRead;
  }

  /** One after the other, whether or not somebody asks again. */
  function readOn(scripts: readonly ScriptFile[]): void {
    readingOn ??= (async () => {
      for (const script of scripts) await inspectedOnce(script).catch(() => undefined);
    })().finally(() => (readingOn = undefined));
  }

  async function scriptOf(name: string): Promise<ScriptFile | undefined> {
    const scripts = (await scriptFilesIn(folder)).filter((script) => script.name === name);
    return scripts.find(({ refused }) => refused === null) ?? scripts[0];
  }

  async function find(name: string): Promise<LoadTest | undefined> {
    const script = await scriptOf(name);
    return script && inspectedOnce(script);
  }

  async function glance(name: string): Promise<Glance | undefined> {
    const script = await scriptOf(name);
    if (!script) return undefined;
    const test = await lastOf(script);
    // Whoever waits for the answer hears what went wrong.
    if (!test && script.refused === null) inspectedOnce(script).catch(() => undefined);
    return { refused: script.refused, test };
  }

  async function lastOf(script: ScriptFile): Promise<LoadTest | undefined> {
    const before = known.get(script.file);
    return before && (await before.isCurrent()) ? before.test : undefined;
  }

  async function inspectedOnce(script: ScriptFile): Promise<LoadTest> {
    const last = await lastOf(script);
    if (last) return last;
    const asked = underWay.get(script.file) ?? inspect(script).finally(() => underWay.delete(script.file));
    underWay.set(script.file, asked);
    return asked;
  }

  async function inspect({ name, file, refused }: ScriptFile): Promise<LoadTest> {
    const path = join(folder, file);
    // One that is not run may be a link that leads nowhere: the hash is that of nothing then.
    const source = refused === null ? await readFile(path) : await readFile(path).catch(() => '');
    const found = { ...nothingOf(name, file), script_hash: sha256(source) };
    if (refused !== null) return { ...found, status: 'invalid', error: refused };
    const fingerprint = await fingerprintOf([folder, join(folder, '..', 'lib')]);
    try {
      const { thresholds, tags } = await inspectScript(reader, path, FOR_READING);
      const files = (await filesReadBy(reader, path, FOR_READING)) ?? new Map([[file, found.script_hash]]);
      const parameters = parametersIn(await textsOf(files, dirname(path)));
      const test = { ...found, script_hash: versionOf(files), thresholds, tags, parameters };
      return keep({ ...test, status: 'ready', error: null }, () => stillRead(files satisfies FilesRead, dirname(path)));
    } catch (error) {
      if (!(error instanceof InvalidScriptError)) throw error;
      const { exitCode, message } = error;
      const until = performance.now() + FAILURE_KEPT_MS;
      return keep(
        { ...found, status: 'invalid', error: message, exit_code: exitCode },
        async () =>
          performance.now() < until && (await fingerprintOf([folder, join(folder, '..', 'lib')])) === fingerprint,
      );
    }
  }

  function keep(test: LoadTest, isCurrent: Known['isCurrent']): LoadTest {
    known.set(test.file, { test, isCurrent });
    return test;
  }

  return {
    list,
    find,
    glance,
    pathOf: ({ file }) => join(folder, file),
    inspect: ({ file }, environment) => inspectScript(reader, join(folder, file), environment),
  };
}

/** When whoever asked waits no longer: for what is read again, and for what is read for the first time. */
interface Late {
  again: Promise<undefined>;
  first: Promise<undefined>;
}
const UNREAD_PATIENCE = 2;

const nothingOf = (name: string, file: string) => ({ name, file, thresholds: {}, tags: {}, parameters: [] });
const unread = ({ name, file }: ScriptFile): LoadTest => ({
  ...nothingOf(name, file),
  status: 'unread',
  error: null,
  script_hash: '',
});

/** Resolves after so long, and at the latest when nobody waits any more. */
const until = (ms: number, nobodyWaits: AbortSignal): Promise<undefined> =>
  sleep(ms, undefined, { signal: nobodyWaits }).catch(() => undefined);
