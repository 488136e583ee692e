import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openClient, type Client } from '@rehearsal/client/client';
import { expect } from '@jest/globals';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { startStubModel, type StubModel } from '@rehearsal/testing/stub-model';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startStubCoach, type StubCoach } from '../../services/coach/src/testing/stub-coach.js';
import { startCommand } from '../start-command.js';
import { prefer, startSystem, type System } from '../system.js';
import { startMutantCoach } from './mutant-coach.js';

type Started = ReturnType<typeof startCommand>;

/** A system with every kind of coach, on which rehearsals are run. */
export interface Stage {
  system: System;
  client: Client;
  /** Somebody's own coach, which is out of order: the engines `broken`, `hasty` and `frugal`. */
  broken: StubCoach;
  /** A language model that plays persons. */
  player: StubModel;
  /** A file in the folder of the tests. */
  file: (name: string) => string;
  started: (args: readonly string[], env?: Record<string, string>) => Started;
  rehearse: (...args: string[]) => Started['ended'];
  /** `rehearse run` with what it came to. */
  runOf: (...args: string[]) => Promise<{ code: number; run: RehearsalRunView }>;
  /** The id of a run that was asked for at the door. */
  queued: (body: object) => Promise<string>;
  over: (id: string, withinMs?: number) => Promise<RehearsalRunView>;
  ended: (body: object) => Promise<RehearsalRunView>;
  close: () => Promise<void>;
}

/** `servers` says whether the backing services are struck, and so are nobody else's. */
export async function startStage(servers: 'own' | 'of the run'): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'rehearsal-runs-'));
  const [mutant, broken, player] = await Promise.all([
    startMutantCoach('puts a name under another category'),
    startStubCoach(),
    startStubModel(),
  ]);
  const engines = {
    mutant: { kind: 'http', url: mutant.url },
    silent: { kind: 'http', url: `${mutant.url}silent` },
    broken: { kind: 'http', url: broken.url },
    // Of one that says nothing it is known soon.
    hasty: { kind: 'http', url: broken.url, timeout_seconds: 2 },
    frugal: { kind: 'http', url: broken.url, max_calls_per_run: 2 },
  };
  const person = { PERSON_MODEL: 'actor-1', PERSON_BASE_URL: player.url, PERSON_TIMEOUT_SECONDS: '120' };
  const system = await startSystem({ servers, env: { ENGINES: JSON.stringify(engines), ...person } });

  const started: Stage['started'] = (args, env = {}) => startCommand(system, args, env);
  const rehearse: Stage['rehearse'] = (...args) => started(args).ended;
  const queued: Stage['queued'] = async (body) => {
    const answer = await system.api<RehearsalRunView>('POST', '/rehearsal-runs', { body, headers: prefer });
    // On a slow machine its first trials may have begun before the answer is made.
    expect([answer.status, answer.body.state]).toEqual([201, expect.stringMatching(/^(queued|running)$/)]);
    return answer.body.id;
  };
  const over: Stage['over'] = (id, withinMs = 180_000) =>
    waitFor(
      'the verdict of the run',
      async () => {
        const { status, body: run } = await system.api<RehearsalRunView>('GET', `/rehearsal-runs/${id}`);
        return status !== 200 || run.verdict === null ? null : run;
      },
      { withinMs, everyMs: 250 },
    );

  return {
    ...{ system, broken, player, started, rehearse, queued, over },
    client: openClient({ url: system.url, token: () => system.token }),
    file: (name) => join(folder, name),
    runOf: async (...args) => {
      const { stdout, code } = await rehearse('run', ...args, '--json');
      return { code, run: JSON.parse(stdout) as RehearsalRunView };
    },
    ended: async (body) => over(await queued(body)),
    close: async () => {
      await system.dispose();
      await mutant.close();
      broken.close();
      player.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
