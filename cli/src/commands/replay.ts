import { Command } from 'commander';
import { ApiError } from '@rehearsal/client/api-error';
import type { Client } from '@rehearsal/client/client';
import { getRehearsalRun } from '@rehearsal/client/resources/rehearsals';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { renderReplayJunit } from '@rehearsal/reporting/replay/junit';
import { InputError } from '../errors.js';
import { exitOfReplay } from '../exit-codes.js';
import { seedNumber, wholeNumber } from '../input/read-number.js';
import { chooseTrials } from '../rehearsals/replay/choose-trials.js';
import { replayFile } from '../rehearsals/replay/replay-file.js';
import { replaySession } from '../rehearsals/replay/replay-session.js';
import { replayText } from '../rehearsals/replay/replay-text.js';
import { replayTrials } from '../rehearsals/replay/replay-trials.js';
import { verdictOf, type Replays } from '../rehearsals/replay/replayed.js';
import { isPath } from '../rehearsals/selection.js';
import { writeReports } from '../reports/write-reports.js';
import { withSession, type CommonOptions, type Session } from '../session.js';

interface ReplayOptions extends CommonOptions {
  rehearsal?: string;
  trial?: number;
  engine?: string;
  scenario?: string;
  seed?: number;
  conversation?: string;
  out?: string;
  junit?: string;
}

export const replayCommand = (): Command =>
  new Command('replay')
    .description(
      'say again what was said, to a fresh test user with the same seed, and hold what the coach does now against what it did then: exits 0 for the same, 99 at a divergence, 3 when it could not be replayed',
    )
    .argument(
      '<run-or-instance-or-file>',
      'id of a rehearsal run, whose trials are replayed, or of an instance or session; with --scenario a file with a conversation, a trial or a report',
    )
    .option(
      '--rehearsal <name>',
      'of a run or its report: only this rehearsal, by its name; of a run also by its place from 0',
    )
    .option('--trial <i>', 'of a run or its report: only this trial', wholeNumber)
    .option(
      '--engine <name>',
      'which coach answers; see `rehearse engines list` (default: the one that did, of a file the house’s)',
    ) // prettier-ignore
    .option('--scenario <name>', 'of a file: the scenario, by name or id, whose new test user says it')
    .option('--seed <seed>', 'of a file: what chance goes by (default: that of the trial, or the house’s)', seedNumber)
    .option('--conversation <title-or-number>', 'of a file with several conversations: the one that is meant')
    .option(
      '--out <file>',
      'of a session or a file: write the conversation as it went this time, to be replayed in its place once somebody takes that for right; XML by its name, else JSON',
    )
    .option('--junit <file>', 'write JUnit XML: a case for each trial or session')
    .option('--json', 'print every difference of every turn as one JSON document')
    .action(replay);

async function replay(what: string, { junit, ...options }: ReplayOptions): Promise<void> {
  refuseMixedUp(what, options);
  await withSession(options, async (session) => {
    const { output } = session;
    const replays = await replaysOf(what, options, session);
    const verdict = verdictOf(replays.replays);
    process.exitCode = replays.exitCode ?? exitOfReplay(verdict);
    const { exitCode: _, ...told } = replays;
    output.result({ replayed: what, verdict, ...told }, () => replayText(replays, output.colors));
    if (junit === undefined) return;
    const reports = await writeReports([{ file: junit, text: renderReplayJunit(what, replays.replays) }]);
    for (const file of reports.written) output.note(`Written: ${file}`);
    for (const failure of reports.failures) output.note(`rehearse: ${failure}`);
  });
}

/** What is of a file, and what is not. */
function refuseMixedUp(what: string, { scenario, seed, conversation }: ReplayOptions): void {
  if (scenario !== undefined) return;
  if (isPath(what) || /\.(jsonl|xml)$/i.test(what))
    throw new InputError(`${what} is a file: give --scenario with the scenario whose new test user says it again.`);
  if (seed !== undefined || conversation !== undefined)
    throw new InputError('--seed and --conversation are of a file, which is replayed with --scenario.');
}

async function replaysOf(id: string, options: ReplayOptions, session: Session): Promise<Replays> {
  const { scenario, rehearsal, trial, engine, out } = options;
  if (scenario !== undefined) return replayFile(id, { ...options, scenario }, session);
  const run = await runOf(session.api, id);
  if (run && out !== undefined)
    throw new InputError(
      '--out is of a session or a file; a replay of a run is a run of its own, which is replayed by its id.',
    );
  if (run) return replayTrials(run, chooseTrials(run, { rehearsal, trial }), engine, session);
  if (rehearsal !== undefined || trial !== undefined)
    throw new InputError(`There is no rehearsal run ${id}; an instance or session is replayed without --rehearsal and --trial.`); // prettier-ignore
  return replaySession(id, { engine, out }, session).catch((error: unknown) => {
    if (error instanceof ApiError && error.status === 404)
      throw new InputError(`There is no rehearsal run, and no instance or session, with the id "${id}".`);
    throw error;
  });
}

async function runOf(api: Client, id: string): Promise<RehearsalRunView | undefined> {
  try {
    return await getRehearsalRun(api, id);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}
