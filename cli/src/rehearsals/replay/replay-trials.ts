import { ApiError } from '@rehearsal/client/api-error';
import type { AskedRun } from '@rehearsal/contracts/http/rehearsals';
import { getTrial, rehearsedContent, startRehearsalRun } from '@rehearsal/client/resources/rehearsals';
import { STANDS_AT_FIRST } from '@rehearsal/contracts/instance/clock';
import type { RehearsalRunView, TrialSummary } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { ScenarioContent } from '@rehearsal/contracts/scenario/scenario-file';
import { compareCourses } from '@rehearsal/rehearsing/replay/compare-courses';
import { courseOfTrial } from '@rehearsal/rehearsing/replay/course-of-trial';
import type { Course } from '@rehearsal/rehearsing/replay/played-turn';
import { replayScript } from '@rehearsal/rehearsing/replay/replay-script';
import type { Session } from '../../session.js';
import { waitForEnd } from '../wait-for-end.js';
import type { Replayed, Replays } from './replayed.js';

/** Templates may be large, and a request is not. */
const AT_ONCE = 10;

interface Recorded {
  summary: TrialSummary;
  name: string;
  content: ScenarioContent;
  course: Course;
}

/**
 * Says again what was said in trials, in rehearsal runs that expect nothing: a fresh test user of the same template, seed
 * and clock, removed when it is over. `engine` stands in for the one that the run asked for.
 */
export async function replayTrials(
  run: RehearsalRunView,
  trials: readonly TrialSummary[],
  engine: string | undefined,
  session: Session,
): Promise<Replays> {
  const found: Replays = { replays: [], left_behind: 0, exitCode: undefined };
  const recorded: Recorded[] = [];
  for (const summary of trials) {
    const read = await readTrial(run, summary, session);
    if ('course' in read) recorded.push(read);
    else found.replays.push(read);
  }
  for (const { trial, group } of groupsOf(recorded)) {
    const asked = { engine: engine ?? run.engine, seed: run.seed, trial, label: `replay of ${run.id}` };
    const { replays, left_behind, exitCode } = await replayGroup(group, asked, session);
    found.replays.push(...replays);
    // One that nobody knows makes the sum one that nobody knows.
    found.left_behind = found.left_behind === null || left_behind === null ? null : found.left_behind + left_behind;
    found.exitCode = exitCode;
    if (exitCode !== undefined) break;
  }
  return found;
}

async function readTrial(run: RehearsalRunView, summary: TrialSummary, { api }: Session): Promise<Recorded | Replayed> {
  const { rehearsal: name = '' } = run.rehearsals[summary.rehearsal] ?? {};
  const not = (why: string) => notReplayed(name, summary, why);
  try {
    const trial = await getTrial(api, run.id, summary.rehearsal, summary.trial);
    const content = await rehearsedContent(api, run.id, summary.rehearsal);
    const course = courseOfTrial(trial, content.template.clock ?? STANDS_AT_FIRST);
    if (course.turns.length === 0) return not('Nothing that was said in it is on record.');
    return { summary, name, content, course };
  } catch (error) {
    if (error instanceof ApiError && [404, 410].includes(error.status)) return not(error.message);
    throw error;
  }
}

const notReplayed = (name: string, { trial, seed }: TrialSummary, error: string): Replayed => ({
  ...{ name, trial, seed, engine: null },
  ...compareCourses([], [], error),
});

/** Those of one number share a run, for a run repeats one trial of each of its rehearsals. */
function groupsOf(recorded: readonly Recorded[]): { trial: number; group: Recorded[] }[] {
  const numbers = [...new Set(recorded.map(({ summary }) => summary.trial))];
  return numbers.flatMap((trial) => {
    const some = recorded.filter(({ summary }) => summary.trial === trial);
    return Array.from({ length: Math.ceil(some.length / AT_ONCE) }, (_, n) => ({
      trial,
      group: some.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
    }));
  });
}

async function replayGroup(
  group: readonly Recorded[],
  asked: AskedRun & { trial: number },
  session: Session,
): Promise<Replays> {
  const { api, output } = session;
  const files = group.map(({ name, content: { name: scenario, description, tags, template }, course }) => ({
    file: null,
    content: { name: scenario, description, tags, template, rehearsals: [rehearsalOf(name, course)] },
  }));
  const asking = {
    start: () => startRehearsalRun(api, { ...asked, files, keep: 'none' as const }),
    telling: ({ id }: RehearsalRunView) =>
      `Run ${id} says again what was said in trial ${asked.trial} of ${group.length === 1 ? '1 rehearsal' : `${group.length} rehearsals`}.`,
  };
  const { run, exitCode } = await waitForEnd(asking, { ...session, output: { ...output, tell: () => {} } });
  const replays = await Promise.all(
    group.map(async ({ summary: { trial, seed }, name, course }, place): Promise<Replayed> => {
      const ended = run.trials.find(({ rehearsal }) => rehearsal === place);
      const now = ended && (await getTrial(api, run.id, place, trial));
      const comparison = now
        ? compareCourses(course.turns, courseOfTrial(now, '').turns, now.error?.detail)
        : compareCourses(course.turns, [], run.reasons.join(' ') || 'The replay did not come to its end.');
      return { name, trial, seed, engine: now?.engine ?? null, ...comparison };
    }),
  );
  return { replays, left_behind: run.left_behind, exitCode };
}

const rehearsalOf = (name: string, course: Course) => ({
  name,
  ...replayScript(course),
  expectations: [],
  repeat: 1,
  gate: 'all' as const,
  max_errors: 0,
});
