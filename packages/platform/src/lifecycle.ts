import { ConfigError } from './config.js';
import type { Log } from './log.js';

type Close = () => Promise<unknown>;

/**
 * Opens things in order and closes them in reverse. `ready` is false until everything is open, while something that a
 * probe watches is unwell, and from the first moment of a stop.
 */
export class Lifecycle {
  readonly #closers: { name: string; close: Close; moreSeconds: number }[] = [];
  readonly #probes = new Map<string, () => boolean>();
  readonly #lesser = new Map<string, () => boolean>();
  #opened = false;
  #stopping: Promise<void> | undefined;

  /** How long a stop may take before the process exits anyway. */
  graceSeconds = 10;
  #fail: (reason: string) => void = () => {};

  constructor(readonly log: Log) {}

  /** Called when the process cannot serve any more and only a new one can: it stops and exits 1, its supervisor restarts it. */
  fail(reason: string): void {
    this.#fail(reason);
  }

  onFail(end: (reason: string) => void): void {
    this.#fail = end;
  }

  /** Of what has work to end first, `moreSeconds` is how long that may take; the grace of the others is kept meanwhile. */
  async open<T>(
    name: string,
    open: () => Promise<T> | T,
    close?: (opened: T) => Promise<unknown>,
    { moreSeconds = 0 } = {},
  ): Promise<T> {
    const opened = await open();
    if (close) this.#closers.push({ name, close: () => close(opened), moreSeconds });
    this.log.debug({ opened: name }, 'opened');
    return opened;
  }

  /** Readiness follows the probe. */
  watch(name: string, healthy: () => boolean): void {
    this.#probes.set(name, healthy);
  }

  /** What a process serves without, only worse: it stays ready, and says what it lacks. */
  watchLesser(name: string, healthy: () => boolean): void {
    this.#lesser.set(name, healthy);
  }

  opened(): void {
    this.#opened = true;
  }

  /** The names of what is unwell; empty when the process can serve. */
  unready(): string[] {
    if (this.#stopping) return ['stopping'];
    if (!this.#opened) return ['starting'];
    return unwellOf(this.#probes);
  }

  /** The names of what is unwell and can be done without. */
  lacking(): string[] {
    return unwellOf(this.#lesser);
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    let deadline = Date.now() + this.graceSeconds * 1000;
    for (const { name, close, moreSeconds } of this.#closers.toReversed()) {
      const begun = Date.now();
      try {
        await within(Math.max(deadline - begun, 100) + moreSeconds * 1000, close());
      } catch (error) {
        this.log.warn({ err: error, closing: name }, 'did not close cleanly');
      }
      deadline += Math.min(Date.now() - begun, moreSeconds * 1000);
    }
  }
}

const unwellOf = (probes: ReadonlyMap<string, () => boolean>): string[] =>
  [...probes].filter(([, healthy]) => !healthy()).map(([name]) => name);

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${Math.round(ms)} ms`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/**
 * Runs a process: opens through `start`, stops on SIGTERM or SIGINT in reverse order, exits 1 when something that cannot
 * be mended inside the process fails, so that its supervisor starts it again.
 */
export async function run(life: Lifecycle, start: () => Promise<void>): Promise<void> {
  let ending = false;
  const end = (code: number, reason: string, error?: unknown) => {
    if (ending) return;
    ending = true;
    // The stop begins first: it must come to its end also where the log can no longer be written.
    void life.stop().finally(() => process.exit(code));
    life.log[code === 0 ? 'info' : 'fatal']({ reason, ...(error === undefined ? {} : { err: error }) }, 'stopping');
  };
  process.once('SIGTERM', () => end(0, 'SIGTERM'));
  process.once('SIGINT', () => end(0, 'SIGINT'));
  process.on('uncaughtException', (error) => end(1, 'uncaughtException', error));
  process.on('unhandledRejection', (error) => end(1, 'unhandledRejection', error));
  life.onFail((reason) => end(1, reason));
  try {
    await start();
    life.opened();
    life.log.info('ready');
  } catch (error) {
    if (error instanceof ConfigError) life.log.fatal(error.message);
    end(1, 'could not start', error);
  }
}
