import { Command } from 'commander';
import { ApiError } from '@rehearsal/client/api-error';
import type { Client } from '@rehearsal/client/client';
import { getRehearsalRun } from '@rehearsal/client/resources/rehearsals';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { renderReplayJunit } from '@rehearsal/reporting/replay/junit';
import { InputError } from '../errors.js';
import { exitOfReplay } from '../exit-codes.js';
import { wholeNumber } from '../read-number.js';
import { chooseTrials } from '../rehearsals/replay/choose-trials.js';
import { replaySession } from '../rehearsals/replay/replay-session.js';
import { replayText } from '../rehearsals/replay/replay-text.js';
import { replayTrials } from '../rehearsals/replay/replay-trials.js';
import { verdictOf } from '../rehearsals/replay/replayed.js';
import { writeReports } from '../reports/write-reports.js';
import { withSession, type CommonOptions } from '../session.js';

interface ReplayOptions extends CommonOptions {
  rehearsal?: string;
  trial?: number;
  engine?: string;
  junit?: string;
}

export const replayCommand = (): Command =>
  new Command('replay')
    .description(
      'say again what was said, to a fresh test user with the same seed, and hold what the coach does now against what it did then: exits 0 for the same, 99 at a divergence, 3 when it could not be replayed',
    )
    .argument('<run-or-instance>', 'id of a rehearsal run, whose trials are replayed, or of an instance or session')
    .option('--rehearsal <name>', 'of a run: only this rehearsal, by its name or its place from 0')
    .option('--trial <i>', 'of a run: only this trial', wholeNumber)
    .option('--engine <name>', 'which coach answers; see `rehearse engines list` (default: the one that did)')
    .option('--junit <file>', 'write JUnit XML: a case for each trial or session')
    .option('--json', 'print every difference of every turn as one JSON document')
    .action(replay);

const replay = (id: string, { rehearsal, trial, engine, junit, ...options }: ReplayOptions): Promise<void> =>
  withSession(options, async (session) => {
    const { api, output } = session;
    const run = await runOf(api, id);
    if (!run && (rehearsal !== undefined || trial !== undefined))
      throw new InputError(`There is no rehearsal run ${id}; an instance or session is replayed without --rehearsal and --trial.`); // prettier-ignore
    const replays = run
      ? await replayTrials(run, chooseTrials(run, { rehearsal, trial }), engine, session)
      : await replaySession(id, engine, session).catch((error: unknown) => {
          if (error instanceof ApiError && error.status === 404)
            throw new InputError(`There is no rehearsal run, and no instance or session, with the id "${id}".`);
          throw error;
        });
    const verdict = verdictOf(replays.replays);
    process.exitCode = replays.exitCode ?? exitOfReplay(verdict);
    const { exitCode: _, ...told } = replays;
    output.result({ replayed: id, verdict, ...told }, () => replayText(replays, output.colors));
    if (junit === undefined) return;
    const reports = await writeReports([{ file: junit, text: renderReplayJunit(id, replays.replays) }]);
    for (const file of reports.written) output.note(`Written: ${file}`);
    for (const failure of reports.failures) output.note(`rehearse: ${failure}`);
  });

async function runOf(api: Client, id: string): Promise<RehearsalRunView | undefined> {
  try {
    return await getRehearsalRun(api, id);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}
