import { z } from 'zod';
import { Id } from '../messages/message.js';
import type { InstanceView } from './instance-state.js';

/** `last:100` for the last 100, `all` for all of a list. */
const Last = z
  .string()
  .regex(/^(?:all|last:\d{1,5})$/, 'must be "all" or "last:" and a number, such as last:100')
  .optional();

/** Which part of an instance somebody wants to read. */
export const windowShape = {
  messages: Last,
  /** With `messages=last:<n>`: the last of those that come before the message with this id. */
  before: Id.optional(),
  actions: Last,
  /** `no` leaves the digest out, which is made of all that there is. */
  digest: z.enum(['yes', 'no']).optional(),
} as const;
export const InstanceWindow = z.strictObject(windowShape);
export type InstanceWindow = z.infer<typeof InstanceWindow>;

/** How many entries are asked for; undefined: all. */
export const lastOf = (asked: InstanceWindow['messages']): number | undefined =>
  asked === undefined || asked === 'all' ? undefined : Number(asked.slice('last:'.length));

/** What an engine looks at: no more of the past than this, however long the conversation is. */
export const RECENT = 100;

/** An instance with the last of what was said and done, as the coach reads it. */
export type RecentInstance = Omit<InstanceView, 'digest' | 'earlier'> & {
  /** How many messages and actions came before those. */
  earlier: { messages: number; actions: number };
  /** Names of identities that were ever proposed. */
  proposed_names: string[];
};
