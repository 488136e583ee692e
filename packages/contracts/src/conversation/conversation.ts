import { z } from 'zod';
import { MAX_LIST_LENGTH } from '../json/values.js';
import { TemplateMessage } from '../template/template.js';
import { readable } from '../json/readable.js';
import { faultsOf } from '../template/template-faults.js';
import type { LocatedFault } from '../text/text-position.js';

/**
 * How a conversation travels alone, without the state around it. `json` and `xml` lose nothing; `openai` is the message
 * array of OpenAI's API, which has neither times nor canned answers.
 */
export const ConversationFormat = z.enum(['json', 'openai', 'xml']);
export type ConversationFormat = z.infer<typeof ConversationFormat>;

export type ConversationMessage = z.output<typeof TemplateMessage>;

/** A conversation that was read: warnings tell what was left out. */
export type ConversationCheck =
  { ok: true; messages: ConversationMessage[]; warnings: LocatedFault[] } | { ok: false; faults: LocatedFault[] };

/** A message as it was found, and where its parts are. */
export interface FoundMessage {
  readonly value: unknown;
  readonly faultAt: (pointer: string, message: string) => LocatedFault;
}

/** Every message held against the schema, all faults at once. */
export function checkMessages(found: readonly FoundMessage[], warnings: LocatedFault[]): ConversationCheck {
  const messages: ConversationMessage[] = [];
  const faults: LocatedFault[] = [];
  const beyond = found[MAX_LIST_LENGTH];
  if (beyond) return { ok: false, faults: [beyond.faultAt('', 'is one too many: 10,000 messages at most')] };
  for (const { value, faultAt } of found) {
    const read = TemplateMessage.safeParse(value, { error: readable });
    if (read.success) messages.push(read.data);
    else
      for (const { pointer, message, hint } of faultsOf(read.error.issues))
        faults.push(faultAt(pointer, hint === undefined ? message : `${message} ${hint}`));
  }
  return faults.length === 0 ? { ok: true, messages, warnings } : { ok: false, faults };
}
