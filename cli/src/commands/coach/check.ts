import { Command } from 'commander';
import type { CoachAddress } from '@rehearsal/coach-http/ask-coach';
import { checkCoach } from '@rehearsal/coach-http/check/check-coach';
import type { EngineCheckCase } from '@rehearsal/contracts/http/system/engines';
import { loadConfig } from '../../config.js';
import { findCoach, type Wish } from '../../coach/find-coach.js';
import { tellCase } from '../../coach/tell-case.js';
import { EXIT } from '../../exit-codes.js';
import { readSeconds } from '../../input/read-number.js';
import { openOutput } from '../../output.js';
import type { CommonOptions } from '../../session.js';

type CheckOptions = CommonOptions & Wish;

export const checkCommand = (): Command =>
  new Command('check')
    .description('try a coach of your own in each way that Rehearsal may ask it; exits 99 when it fails one')
    .argument('<coach>', 'its address, or the name of an http engine in ENGINES or ENGINES_FILE')
    .option(
      '--secret <variable>',
      'name of the variable that holds the secret to sign with, such as ENGINE_MINE_SECRET',
    )
    .option('--bearer <variable>', 'name of the variable that holds a bearer token')
    .option('--timeout <seconds>', 'how long one answer may take (default: as the map says, else 60)', readSeconds)
    .option('--json', 'print one JSON document')
    .action(check);

async function check(name: string, options: CheckOptions): Promise<void> {
  const config = loadConfig();
  const output = openOutput(config, options);
  const coach: CoachAddress = findCoach(name, options, config.environment);
  const results: EngineCheckCase[] = [];
  for await (const result of checkCoach(coach)) {
    results.push(result);
    tellCase(output, result);
  }
  const failed = results.filter(({ ok, should }) => ok === false && !should);
  output.result({ coach: coach.url, passed: failed.length === 0, cases: results }, () =>
    failed.length === 0
      ? `${coach.url} can be rehearsed.`
      : results.length === 1
        ? `No answer came from ${coach.url}; nothing else was tried.`
        : `${coach.url} fails ${failed.length} of ${results.length}: mend the first, and check again.`,
  );
  if (failed.length > 0) process.exitCode = EXIT.failed;
}
