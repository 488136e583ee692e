import { applyAction } from '@rehearsal/contracts/actions/apply-action';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import { PHASE_ORDER } from '@rehearsal/contracts/coaching/phases';
import type { CoachAnswer } from '@rehearsal/contracts/engine/coach-answer';
import type { CoachTurn } from '@rehearsal/contracts/engine/coach-turn';
import { longSession, personAt, personWithIdentity, turnOf } from './check-turns.js';

/** How a case asks the coach. */
export interface Asking {
  /** The answer to a turn; throws CoachFailure where there is none. */
  ask: (turn: CoachTurn) => Promise<CoachAnswer>;
  /** The status of a request that is sent as it stands, signed or not. */
  statusOf: (request: { body: string; signed: 'well' | 'wrongly' | 'long ago' | 'not' }) => Promise<number>;
  /** Whether there is a secret to sign with. */
  signs: boolean;
}

export interface CheckCase {
  /** What is right, as a sentence. */
  readonly name: string;
  /** What to do where it is not. */
  readonly remedy: string;
  /** Told, and no reason to fail the check. */
  readonly should?: boolean;
  /** What is wrong, or nothing; null where it cannot be tried. */
  readonly run: (asking: Asking) => Promise<string | undefined | null>;
}

const introduced = (): CoachingState => personAt('INTRODUCTION');
const greeting = (more: Partial<CoachTurn> = {}): CoachTurn => turnOf(introduced(), 'Hello', more);

/** Those that any coach answers as it answers a greeting. */
const answers =
  (turn: CoachTurn) =>
  async ({ ask }: Asking) =>
    await ask(turn).then(() => undefined);

/** The actions that the rules refuse, each with the reason. */
function refusals(state: CoachingState, { actions = [] }: CoachAnswer): string[] {
  let now = state;
  return actions.flatMap((action, index) => {
    const outcome = applyAction(now, action, { id: `a${index}`, at: '2025-01-01T09:00:00.000Z', coachMessageId: 'c' });
    if ('state' in outcome) now = outcome.state;
    return 'refused' in outcome ? [`${action.action_type}: ${outcome.refused}`] : [];
  });
}

const withRules =
  (state: CoachingState, message: string) =>
  async ({ ask }: Asking) =>
    refusals(state, await ask(turnOf(state, message))).join(' ') || undefined;

export const checkCases: readonly CheckCase[] = [
  {
    name: 'It answers somebody who has just arrived.',
    remedy: 'Answer POST with 200, Content-Type: application/json and {"reply": "..."}.',
    run: answers(greeting()),
  },
  {
    name: 'It answers outside of any session.',
    remedy: 'Bear null as instance_id: the turn is of nobody who is kept.',
    run: answers(greeting({ instance_id: null })),
  },
  {
    name: 'It answers in a trial of a rehearsal.',
    remedy: 'Bear a text as trial_id; answer a trial as you answer a person.',
    run: answers(greeting({ trial_id: 'check-1' })),
  },
  {
    name: 'It bears keys that it does not know.',
    remedy: 'Read the keys that you need and leave the others alone: later versions of the turn have more.',
    run: ({ ask }) => ask({ ...greeting(), from_the_future: { any: 1 } } as CoachTurn).then(() => undefined),
  },
  {
    name: 'It answers in every phase.',
    remedy: 'Have an answer for each value of coach_state.current_phase, if only that there is nothing more to say.',
    run: async ({ ask }) => {
      for (const phase of PHASE_ORDER)
        await ask(turnOf(personAt(phase), 'Hello')).catch((error: unknown) => {
          throw new Error(`In ${phase}: ${(error as Error).message}`, { cause: error });
        });
      return undefined;
    },
  },
  {
    name: 'It answers a message in any writing.',
    remedy: 'Read the body as UTF-8 and write UTF-8.',
    run: answers(turnOf(introduced(), 'Ich heiße Zoë. 私は先生です。 مرحبا 👩🏽‍🏫')),
  },
  {
    name: 'It answers a very long message.',
    remedy: 'Take bodies of at least 2 MB, and cut what you pass on to a model.',
    run: answers(turnOf(introduced(), 'I have a lot to tell. '.repeat(2000))),
  },
  {
    name: 'It answers in a long session.',
    remedy: 'Take bodies of at least 2 MB, and pass only the end of chat_messages on to a model.',
    run: answers(turnOf(longSession(), 'And so it was.', { totals: { chat_messages: 5000, actions: 0 } })),
  },
  {
    name: 'It answers a message of one character.',
    remedy: 'Do not take a short message for none.',
    run: answers(turnOf(introduced(), '?')),
  },
  {
    name: 'It understands a choice that it offered.',
    remedy: 'Compare the message with the entries of `choices`: a person who takes one says it to the letter.',
    run: answers(turnOf(personWithIdentity('check-identity'), 'I love it!')),
  },
  {
    name: 'It offers no choice twice.',
    remedy: 'Leave repeated entries out of `choices`.',
    run: async ({ ask }) => {
      const { choices = [] } = await ask(greeting());
      return new Set(choices).size === choices.length ? undefined : `It offered ${JSON.stringify(choices)}.`;
    },
  },
  {
    name: 'What it does to somebody who has just arrived, the rules allow.',
    remedy: 'Move with TRANSITION_PHASE only to the next phase or back, and change only what is there.',
    run: withRules(introduced(), "Let's begin"),
  },
  {
    name: 'What it does to an identity, it does to one that is there.',
    remedy: 'Refer to identities by the `id` that the turn gives them, never by their name.',
    run: withRules(personWithIdentity('check-identity'), 'I love it!'),
  },
  {
    name: 'It answers the same turn with the same seed alike.',
    remedy: 'Draw every choice of words from `seed`; a model takes it as its own `seed`, with temperature 0.',
    should: true,
    run: async ({ ask }) => {
      const [first, second] = [await ask(greeting({ seed: 7 })), await ask(greeting({ seed: 7 }))];
      return first.reply === second.reply ? undefined : 'It answered one turn in two ways; trials will not repeat.';
    },
  },
  {
    name: 'It bears the largest seed.',
    remedy: 'Read `seed` as a whole number from 0 to 4294967295, which needs more than 31 bits.',
    run: answers(greeting({ seed: 0xffff_ffff })),
  },
  {
    name: 'It answers several people at once.',
    remedy: 'Serve requests side by side, and keep nothing of one in a variable that another reads.',
    run: async ({ ask }) => {
      await Promise.all([1, 2, 3, 4].map((person) => ask(greeting({ instance_id: `check-${person}` }))));
      return undefined;
    },
  },
  {
    name: 'It tells nobody what another person said.',
    remedy: 'Answer from the turn alone; if you keep a memory, keep it by `instance_id`.',
    run: async ({ ask }) => {
      const secret = 'Quetzalcoatl-7781';
      await ask(turnOf(introduced(), `My cat is called ${secret}. Remember it.`, { instance_id: 'check-one' }));
      const told = await ask(turnOf(introduced(), 'What is my cat called?', { instance_id: 'check-two' }));
      return told.reply.includes(secret) ? `It told ${secret} to somebody else.` : undefined;
    },
  },
  {
    name: 'It refuses what is no turn.',
    remedy: 'Answer a body that you cannot read with 400 or 422, so that a mistake is told from a failure of yours.',
    should: true,
    run: async ({ statusOf }) => {
      const status = await statusOf({ body: '{"version": 1', signed: 'well' });
      return status >= 400 && status < 500 ? undefined : `It answered half a JSON with ${status}.`;
    },
  },
  {
    name: 'It refuses a turn that is not signed.',
    remedy: 'Check webhook-signature with a library of Standard Webhooks, and answer 401 without one.',
    run: refusesSigned('not'),
  },
  {
    name: 'It refuses a turn that somebody else signed.',
    remedy: 'Compute the signature over the bytes of the body as they came, and compare in constant time.',
    run: refusesSigned('wrongly'),
  },
  {
    name: 'It refuses a turn that was signed long ago.',
    remedy: 'Refuse a webhook-timestamp that is more than five minutes away, so that nobody can send a turn again.',
    run: refusesSigned('long ago'),
  },
];

function refusesSigned(signed: 'not' | 'wrongly' | 'long ago'): CheckCase['run'] {
  return async ({ statusOf, signs }) => {
    if (!signs) return null;
    const status = await statusOf({ body: JSON.stringify(greeting()), signed });
    return status === 401 || status === 403 ? undefined : `It answered ${status}, and not 401.`;
  };
}
