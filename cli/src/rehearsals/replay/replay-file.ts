import { basename } from 'node:path';
import { createInstance } from '@rehearsal/client/resources/instances';
import type { ConversationMessage } from '@rehearsal/contracts/conversation/conversation';
import { STANDS_AT_FIRST } from '@rehearsal/contracts/instance/clock';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import type { Template } from '@rehearsal/contracts/template/template';
import { compareCourses } from '@rehearsal/rehearsing/replay/compare-courses';
import { courseOfConversation, saidSince } from '@rehearsal/rehearsing/replay/course-of-conversation';
import { courseOfTrial } from '@rehearsal/rehearsing/replay/course-of-trial';
import type { Course, RecordedTurn } from '@rehearsal/rehearsing/replay/played-turn';
import { InputError } from '../../errors.js';
import { findScenario } from '../../scenarios/find-scenario.js';
import { shownPath } from '../../scenarios/shown-path.js';
import type { Session } from '../../session.js';
import { readRecordedFile, type Part } from './recorded-file.js';
import { refuseTooLong } from './refuse-too-long.js';
import type { Replays } from './replayed.js';
import { LIFE, sayAgain } from './say-again.js';
import { refuseToOverwrite } from './write-said.js';

interface Asked extends Part {
  /** Name or id of the scenario whose new test user is spoken as. */
  scenario: string;
  engine?: string | undefined;
  /** In place of the one that the file holds. */
  seed?: number | undefined;
  /** Where what is said this time is written. */
  out?: string | undefined;
}

interface RecordedCourse {
  turns: readonly RecordedTurn[];
  moves: Course['moves'];
  seed: number | null;
  /** What is good to know of the comparison. */
  notes: string[];
}

const LONGEST_LABEL = 200;

/** Says again what a file says that a person said, as a new test user of a scenario. */
export async function replayFile(path: string, asked: Asked, session: Session): Promise<Replays> {
  const { api, output } = session;
  refuseToOverwrite(path, asked.out);
  const file = shownPath(path);
  const recorded = await readRecordedFile(path, asked);
  const { id } = await findScenario(api, asked.scenario);
  const { template } = await api.get<ScenarioView>(`/test-scenarios/${encodeURIComponent(id)}`);
  const course = 'trial' in recorded ? ofTrial(recorded.trial, template) : ofConversation(recorded.messages, template);
  if (!course.turns.some(({ reply }) => reply !== null))
    throw new InputError(`${file} holds no answer of a coach to what was said after the beginning of the scenario, so there is nothing to compare.`); // prettier-ignore
  refuseTooLong(file, course.turns.length);
  for (const note of course.notes) output.note(note);
  const seed = asked.seed ?? course.seed;
  const made = {
    label: `replay of ${basename(path)}`.slice(0, LONGEST_LABEL),
    ttl: LIFE,
    ...(asked.engine !== undefined && { engine: asked.engine }),
    ...(seed !== null && { seed }),
  };
  const toSay = course.turns.map(({ said }, place) => ({ said, moved: course.moves.get(place) ?? 0 }));
  const again = await sayAgain(toSay, () => createInstance(api, id, made), session, asked.out);
  const comparison = compareCourses(course.turns, again.turns, again.error);
  return {
    replays: [{ name: file, trial: null, seed, engine: again.engine, ...comparison }],
    left_behind: again.left_behind,
    exitCode: again.exitCode,
  };
}

/** The clock of a trial stands and that of a new test user runs, so what a turn changed is not compared: it has times. */
function ofTrial(trial: Trial, template: Template): RecordedCourse {
  const { turns, moves } = courseOfTrial(trial, template.clock ?? STANDS_AT_FIRST);
  return {
    turns: turns.map((turn) => ({ ...turn, changes: null })),
    moves,
    seed: trial.seed,
    notes: ['Compared are replies, choices, actions and phases; changes of the state are not, as they hold times.'],
  };
}

function ofConversation(messages: readonly ConversationMessage[], template: Template): RecordedCourse {
  const since = saidSince(template.chat_messages, messages);
  const { turns, moves } = courseOfConversation(since ?? messages);
  const unanswered = turns.filter(({ reply }) => reply === null).length;
  const parts = turns.some(({ choices }) => choices !== null) ? 'replies and choices' : 'replies';
  return {
    turns,
    moves,
    seed: null,
    notes: [
      ...(since
        ? []
        : ['It does not begin with the messages of the scenario, so all of it is said again after those.']),
      ...(unanswered === 0 ? [] : [`${unanswered} of the things that were said have no answer in it; they are said again, and nothing is compared.`]), // prettier-ignore
      `Compared are ${parts}: a conversation tells nothing else.`,
    ],
  };
}
