import { createHash } from 'node:crypto';
import type OpenAI from 'openai';
import { PHASE_MACHINE, PHASE_ORDER } from '@rehearsal/contracts/coaching/phases';
import type { Turn } from '../engine.js';
import { modelAnswerSchema } from './model-answer.js';

type Message = OpenAI.Chat.Completions.ChatCompletionMessageParam;

const LAST_MESSAGES = 30;

const WHO_YOU_ARE = `You are an identity coach. You walk a person through phases and build "identities" with them: names for who they
are and want to be, each in an area of life, that they come to love, commit to, affirm and picture.
Be warm and brief; ask one thing at a time; take notes of what matters. Answer with one JSON object as the schema says:
"content" is what you say, "actions" is what you do. Refer to identities and notes by their id. Never claim to have done
something without its action. Move with TRANSITION_PHASE only to a phase that is allowed.`;

const phases = PHASE_ORDER.map((phase) => `- ${phase}: ${PHASE_MACHINE[phase].wants}`).join('\n');

/** The same for as long as the model is told the same of who it is and what it may do. */
export const instructionsDigest = createHash('sha256')
  .update(JSON.stringify([WHO_YOU_ARE, phases, modelAnswerSchema]))
  .digest('hex')
  .slice(0, 12);

/** What the model is sent: who it is, where the session stands, what was said last. */
export const messagesFor = ({ state, message, now }: Turn): Message[] => {
  const { chat_messages, actions: _history, ...session } = state;
  const { current_phase } = state.coach_state;
  const step = PHASE_MACHINE[current_phase];
  const system = [
    WHO_YOU_ARE,
    `Phases:\n${phases}`,
    `Now: ${now}\nPhase: ${current_phase}. It wants: ${step.wants}\nAllowed transitions: ${step.transitions.join(', ') || 'none'}`,
    `Session:\n${JSON.stringify(session, null, 1)}`,
  ].join('\n\n');
  return [
    { role: 'system', content: system },
    ...chat_messages
      .slice(-LAST_MESSAGES)
      .map(({ role, content }): Message => ({ role: role === 'coach' ? 'assistant' : 'user', content })),
    { role: 'user', content: message },
  ];
};

/** Asks for a better answer than `raw`. */
export const repairOf = (messages: readonly Message[], raw: string, faults: string): Message[] => [
  ...messages,
  { role: 'assistant', content: raw },
  {
    role: 'user',
    content: `Your answer cannot be used:\n${faults}\nGive it again as one JSON object by the schema, with the same "content" if it was fine.`,
  },
];

export const promptOf = (messages: readonly Message[]): string =>
  messages
    .map(({ role, content }) => `[${role}]\n${typeof content === 'string' ? content : JSON.stringify(content)}`)
    .join('\n\n');
