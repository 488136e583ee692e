import { z } from 'zod';
import { secondsOf } from '../instance/duration.js';
import { FilledText, listOf, SpokenText } from '../json/values.js';
import { foldName } from '../text/fold-name.js';
import { nameOf } from '../text/name.js';
import { section } from '../json/strict-section.js';
import { Condition, Expectation } from './expectation.js';
import { Person } from './person.js';
import { MOST_REHEARSALS, MOST_TRIALS, MOST_TURNS } from './bounds.js';
import { Gate } from './gate.js';

/** Most steps of a script: whatever is longer says nothing that a shorter one does not. */
export const MOST_STEPS = 200;

const KINDS = ['say', 'choose', 'advance_clock', 'converse'] as const;
type StepKind = (typeof KINDS)[number];

const ClockMove = z
  .string()
  .max(100)
  .refine(
    (text) => (secondsOf(text) ?? 0) >= 1,
    'must be a length of time: 7d, 1h30m, or ISO 8601 such as P7D or PT1H30M',
  )
  .meta({ description: "How far the person's clock moves: 3d, 1h30m, P7D." });

const Conversation = section('a conversation', {
  until: Condition.optional().meta({ description: 'What ends it. Without it, it goes on for as long as it may.' }),
  at_most: z.int().positive().max(MOST_TURNS).default(20).meta({ description: 'The most turns that it takes.' }),
});

/** One thing that the person does, and what must be true then. */
export const RehearsalStep = section('a step', {
  say: SpokenText.optional().meta({ description: 'What the person says.' }),
  choose: FilledText.optional().meta({ description: 'Which of the offered choices the person takes.' }),
  advance_clock: ClockMove.optional(),
  converse: Conversation.optional().meta({ description: 'The person answers by themselves.' }),
  expect: listOf(Expectation).optional().meta({ description: 'What must be true after this step.' }),
}).superRefine((step, context) => {
  // A key that is written wrong is fault enough: it may be the one that is missing.
  if (context.issues.length > 0) return;
  const [kind, second] = KINDS.filter((name) => step[name] !== undefined);
  if (kind === undefined) context.addIssue({ code: 'custom', message: `needs one of ${KINDS.join(', ')}` });
  else if (second !== undefined)
    context.addIssue({ code: 'custom', path: [second], message: `is a step of its own: this one is ${kind} already` });
  if (kind === 'advance_clock')
    step.expect?.forEach((expectation, index) => {
      const about = (['reply', 'choices'] as const).find((name) => expectation[name] !== undefined);
      if (about !== undefined)
        context.addIssue({
          code: 'custom',
          path: ['expect', index, about],
          message: 'cannot be judged here: nobody says anything when the clock moves',
        });
    });
});
export type RehearsalStep = z.infer<typeof RehearsalStep>;

/** Which of the four a step is. */
export const kindOf = (step: RehearsalStep): StepKind => KINDS.find((name) => step[name] !== undefined) ?? 'say';

/** A named script with expectations. */
export const Rehearsal = section('a rehearsal', {
  name: nameOf('a rehearsal'),
  description: z.string().max(10_000, 'a description has at most 10,000 characters').optional(),
  script: z.array(RehearsalStep).min(1, 'needs a step').max(MOST_STEPS, `has more than ${MOST_STEPS} steps`),
  person: Person.optional().meta({ description: 'Who answers in a step that converses.' }),
  expectations: listOf(Expectation).default([]).meta({ description: 'What must be true at the end.' }),
  repeat: z
    .int()
    .positive()
    .max(MOST_TRIALS, `is more than ${MOST_TRIALS}`)
    .default(1)
    .meta({ description: 'How many trials a run makes.' }),
  gate: Gate.default('all').meta({ description: 'Of the judged trials, which must pass: all, or a rate.' }),
  max_errors: z
    .int()
    .nonnegative()
    .default(0)
    .meta({ description: 'How many trials may end in an error that is not the coach’s.' }),
}).superRefine(({ script }, context) => {
  const turns = script.reduce((sum, step) => sum + turnsOf(step), 0);
  if (turns > MOST_TURNS)
    context.addIssue({
      code: 'custom',
      path: ['script'],
      message: `may take ${turns} turns, and ${MOST_TURNS} is the most of a trial`,
    });
});
export type Rehearsal = z.infer<typeof Rehearsal>;

const turnsOf = (step: RehearsalStep): number => step.converse?.at_most ?? (step.advance_clock === undefined ? 1 : 0);

/** The rehearsals of a scenario; each is known by its name. */
export const Rehearsals = z
  .array(Rehearsal)
  .max(MOST_REHEARSALS, `has more than ${MOST_REHEARSALS} rehearsals`)
  .superRefine((rehearsals, context) => {
    const first = new Map<string, number>();
    rehearsals.forEach(({ name }, index) => {
      const taken = first.get(foldName(name));
      if (taken === undefined) first.set(foldName(name), index);
      else
        context.addIssue({
          code: 'custom',
          path: [index, 'name'],
          message: `is the name of the rehearsal at ${taken} already`,
        });
    });
  });
