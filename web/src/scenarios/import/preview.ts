import type { formatOf } from '@rehearsal/contracts/conversation/conversation-text';
import { readConversation } from '@rehearsal/contracts/conversation/conversation-text';
import type { ScenarioContent } from '@rehearsal/contracts/scenario/scenario-file';
import type { LocatedFault } from '@rehearsal/contracts/text/text-position';
import { checkScenarioFile } from '@rehearsal/rehearsing/scenario-file';

/** What would be made of a file, or why nothing can be. */
export type Preview =
  | { readonly ok: true; readonly name: string | null; readonly words: string }
  | { readonly ok: false; readonly words: string };

const countOf = (amount: number, one: string, many = `${one}s`): string => `${amount} ${amount === 1 ? one : many}`;

/** By the rules that the gateway has too, before anything is sent. */
export function previewOf(text: string, format: NonNullable<ReturnType<typeof formatOf>>): Preview {
  if (format === 'scenario') {
    const checked = checkScenarioFile(text);
    return checked.ok
      ? { ok: true, name: checked.content.name, words: wordsOf(checked.content) }
      : { ok: false, words: faultWords(checked.faults) };
  }
  const read = readConversation(text, format);
  if (!read.ok) return { ok: false, words: faultWords(read.faults) };
  return { ok: true, name: null, words: `A conversation of ${countOf(read.messages.length, 'message')}.` };
}

function wordsOf({ template, rehearsals, tags }: ScenarioContent): string {
  const { first_name, last_name } = template.user;
  const held = [
    countOf(template.chat_messages.length, 'message'),
    countOf(template.identities.length, 'identity', 'identities'),
    countOf(template.user_notes.length, 'note'),
    countOf(template.actions.length, 'action'),
    ...(rehearsals.length > 0 ? [countOf(rehearsals.length, 'rehearsal')] : []),
  ];
  const person = `${first_name} ${last_name}`.trim();
  return `A scenario of ${person}: ${held.join(', ')}.${tags.length > 0 ? ` Tags: ${tags.join(', ')}.` : ''}`;
}

function faultWords([first, ...others]: readonly LocatedFault[]): string {
  if (first === undefined) return 'It cannot be read.';
  const { line, column, pointer, message } = first;
  const more = others.length > 0 ? `, and ${others.length} more to mend` : '';
  return `Line ${line}, column ${column}: ${pointer === '' ? '' : `${pointer} `}${message}${more}.`;
}
