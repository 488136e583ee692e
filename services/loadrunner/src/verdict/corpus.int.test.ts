/** @slow a run of k6 for each case */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { LoadRunOutcome } from '@rehearsal/contracts/load/load-run';
import { runTest } from '../in-hand/run-test.js';
import { k6Environment, scriptEnvironment } from '../k6/command.js';
import { k6ForTests } from '../testing/config.js';
import type { Case } from '../testing/corpus/case.js';
import { corpus } from '../testing/corpus/corpus.js';
import { startGrpcServer } from '../testing/grpc-server.js';
import { aRun, scriptFile } from '../testing/run.js';
import { startStubCoach } from '../testing/stub-coach.js';

/** So many at once: most of the time each of them waits. */
const AT_ONCE = 4;
const WITHIN_MS = 240_000;

interface Judged {
  outcome: LoadRunOutcome;
  /** What `k6 run` alone exits with. */
  plain: number | undefined;
}

describe('the verdict on a script that the real k6 ran', () => {
  const judged = new Map<Case, Judged>();

  beforeAll(async () => {
    const [up, failing, other, grpc] = await Promise.all([
      startStubCoach(),
      startStubCoach({ failing: '/' }),
      startStubCoach(),
      startGrpcServer(),
    ]);
    const urls = { up: up.url, failing: failing.url, down: 'http://127.0.0.1:9', grpc: `http://${grpc.address}` };
    const beside = { grpc: grpc.address, other: new URL(other.url).host };
    const waiting = [...corpus];
    const judgeNext = async (): Promise<void> => {
      for (let example = waiting.shift(); example; example = waiting.shift())
        judged.set(
          example,
          await judge(example, urls[example.target ?? 'up'], example.beside && beside[example.beside]),
        );
    };
    await Promise.all(Array.from({ length: AT_ONCE }, judgeNext));
    await Promise.all([up, failing, other, grpc].map((server) => server.close()));
  }, WITHIN_MS);
  afterAll(() => judged.clear());

  it.each(corpus.map((example) => [example.verdict, example.title, example] as const))(
    'is %s when %s',
    (_, __, example) => {
      const { outcome, plain } = judged.get(example) as Judged;
      expect({ reasons: outcome.reasons, verdict: outcome.verdict, exit_code: outcome.exit_code, plain }).toMatchObject(
        {
          verdict: example.verdict,
          exit_code: example.exitCode,
          // Where k6 itself is right, we say the same.
          plain: example.verdict === 'invalid' ? 0 : (example.plain ?? example.exitCode),
        },
      );
      expect(outcome.reasons.join('\n')).toMatch(example.because);
      // Its event is read by this wherever it is read.
      expect(LoadRunOutcome.safeParse(outcome).error).toBeUndefined();
    },
  );
});

async function judge(example: Case, target: string, model: string | undefined): Promise<Judged> {
  const script = await scriptFile(example.script, example);
  const environment = scriptEnvironment(target, { single_run: true, model });
  const run = await aRun(script, target, { environment, houseLimits: example.houseLimits ?? true });
  const settings = Object.entries(environment).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  const k6 = execa(k6ForTests(), ['run', '--quiet', '--no-usage-report', '--address', '', ...settings, script], {
    env: k6Environment(),
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  });
  const [outcome, { exitCode }] = await Promise.all([runTest(run), k6]);
  return { outcome, plain: exitCode };
}
