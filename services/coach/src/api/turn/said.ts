import { z } from 'zod';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import { newcomer } from '@rehearsal/contracts/coaching/newcomer';
import { Text } from '@rehearsal/contracts/json/values';
import { isVisible } from '@rehearsal/contracts/text/visible';
import { countTokens } from '../../tokens.js';
import { invalid } from '../api-error.js';

/** One entry of a conversation that a caller brings, whichever of OpenAI's shapes it came in. */
export interface Said {
  readonly role: 'user' | 'assistant' | 'system' | 'tool';
  readonly text: string;
}

const MOST_ENTRIES = 2000;

const TextPart = z.looseObject({
  type: z.enum(['text', 'input_text', 'output_text', 'refusal'], {
    error: ({ input }) =>
      `only text is understood, not ${input === undefined ? 'a part without a type' : JSON.stringify(input).slice(0, 50)}`,
  }),
  text: z.string().optional(),
  refusal: z.string().optional(),
});
/** Together no longer than a message of a session may be: what is sent on is what the session can keep. */
const Content = z
  .union([z.string(), z.array(TextPart)])
  .transform((content) =>
    typeof content === 'string' ? content : content.map(({ text, refusal }) => text ?? refusal ?? '').join(''),
  )
  .pipe(Text);

const Role = z
  .enum(['user', 'assistant', 'system', 'developer', 'tool', 'function'])
  .transform((role): Said['role'] => (role === 'developer' ? 'system' : role === 'function' ? 'tool' : role));

/** `messages` of a chat completion. */
export const ChatMessages = z
  .array(
    z
      .looseObject({ role: Role, content: Content.nullish() })
      .transform(({ role, content }): Said => ({ role, text: content ?? '' })),
  )
  .min(1, 'is empty')
  .max(MOST_ENTRIES);

const itemError = {
  error: ({ input }: { input?: unknown }) =>
    `only messages, function calls, their outputs and reasoning are understood, not ${(input === undefined ? 'nothing' : JSON.stringify(input)).slice(0, 50)}`,
};
const InputItem = z.union([
  z
    .looseObject({ type: z.literal('function_call_output', itemError), output: Content })
    .transform(({ output }): Said => ({ role: 'tool', text: output })),
  z
    .looseObject({ type: z.enum(['function_call', 'reasoning'], itemError) })
    .transform((): Said => ({ role: 'assistant', text: '' })),
  z
    .looseObject({ type: z.literal('message', itemError).optional(), role: Role, content: Content })
    .transform(({ role, content }): Said => ({ role, text: content })),
]);

/** `input` of a response. */
export const ResponseInput = z.union([
  z
    .string()
    .min(1, 'is empty')
    .pipe(Text)
    .transform((text): Said[] => [{ role: 'user', text }]),
  z.array(InputItem).min(1, 'is empty').max(MOST_ENTRIES),
]);

export const promptTokens = (said: readonly Said[]): number =>
  said.reduce((sum, { text }) => sum + countTokens(text), 0);

/** What the person says now, and what was said before. */
export const lastWords = (said: readonly Said[], param: string): { message: string; before: readonly Said[] } => {
  const at = said.findLastIndex(({ role, text }) => role === 'user' && isVisible(text));
  const last = said[at];
  if (!last) throw invalid('There is no message of the user with any text in it.', param);
  return { message: last.text, before: said.slice(0, at) };
};

/** A person of whom nothing is known but what the caller says was said. */
export const stateFrom = (before: readonly Said[], now: string): CoachingState => ({
  ...newcomer(),
  chat_messages: before.flatMap(({ role, text }, index) =>
    role === 'user' || role === 'assistant'
      ? [
          {
            id: `said-${index}`,
            role: role === 'user' ? ('user' as const) : ('coach' as const),
            content: text,
            timestamp: now,
            component_config: null,
          },
        ]
      : [],
  ),
});
