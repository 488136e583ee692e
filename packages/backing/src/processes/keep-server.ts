import { setTimeout as sleep } from 'node:timers/promises';
import { startChild, type Child, type ChildSpec } from './child.js';
import { beginLog } from './log-file.js';
import { restartPolicy } from './restart-policy.js';

export interface KeptServerEvents {
  spawned(pid: number): Promise<void>;
  /** It ended by itself, or did not come back; `how` says in which way. */
  ended(how: string, delayMs: number): void;
  /** It answers again. */
  back(): void;
  /** It ended too often, and is not started again. */
  givenUp(how: string): void;
}

export interface KeptServer {
  /** SIGTERM, SIGKILL once its time is up; resolves when it is gone. It is not started again. */
  stop(): Promise<void>;
}

/**
 * Starts a server and keeps it running: one that ends is started again with the same arguments, so it has its port and its
 * data again. Throws when the first start fails.
 */
export async function keepServer(spec: ChildSpec, diesWithUs: string[], events: KeptServerEvents): Promise<KeptServer> {
  const decide = restartPolicy();
  const ending = new AbortController();
  const hooks = { diesWithUs, spawned: (pid: number) => events.spawned(pid) };
  await beginLog(spec.logFile);
  let child = await startChild(spec, hooks);
  const keeping = keep();

  async function keep(): Promise<void> {
    for (;;) {
      const next = await startAgain(await child.gone);
      if (next === undefined) return;
      child = next;
      if (ending.signal.aborted) return child.stop();
      events.back();
    }
  }

  /** Undefined when it is to stop, or is given up. */
  async function startAgain(how: string): Promise<Child | undefined> {
    for (let story = how; !ending.signal.aborted;) {
      const { delayMs, report } = decide(performance.now());
      if (report) {
        events.givenUp(story);
        return undefined;
      }
      events.ended(story, delayMs);
      try {
        await sleep(delayMs, undefined, { signal: ending.signal });
        return await startChild({ ...spec, signal: ending.signal }, hooks);
      } catch (error) {
        story = (error as Error).message;
      }
    }
    return undefined;
  }

  return {
    async stop() {
      ending.abort();
      await child.stop();
      await keeping;
    },
  };
}
