import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import { textAt, type OnRecord } from './on-record.js';
import { asked, done } from './phrases.js';
import { called, id, name, words, type Piece } from './piece.js';
import { sessionOf, whatOf } from './what.js';

/**
 * An entry in words: who did what to what. It says only what is on record, in the entry or in another of its operation:
 * where a name is not, it says so and gives the id; what is erased or unknown is told by the message's own name.
 */
export function sentenceOf(entry: AuditEntry, record: OnRecord): Piece[] {
  return [...whoOf(entry, record), words(' '), ...deedOf(entry, record)];
}

/** Why something was refused or denied; nothing where it was not, or nobody wrote it down. */
export function reasonOf({ outcome, body }: AuditEntry): string | undefined {
  if (outcome === 'requested' || outcome === 'applied') return undefined;
  return textAt(body, 'detail') ?? textAt(body, 'reason') ?? textAt(body, 'code');
}

function whoOf({ actor: { id: itsId, role } }: AuditEntry, { names }: OnRecord): Piece[] {
  const known = names.get(itsId);
  if (known !== undefined) return [name(known)];
  if (role === 'service') return [words('The service '), name(itsId)];
  if (role === 'guest' && (itsId === 'anonymous' || itsId === 'unknown'))
    return [words(itsId === 'unknown' ? 'Somebody unknown' : 'Somebody without a sign-in')];
  return called(`The ${role}`, undefined, itsId);
}

function deedOf(entry: AuditEntry, record: OnRecord): Piece[] {
  const { kind, action, body } = entry;
  // A refusal is an event that tells which command it answers.
  const command = kind === 'command' ? action : action === 'CommandRefused' ? textAt(body, 'command') : undefined;
  const phrase = command === undefined ? (cameBack(entry) ?? phraseIn(done, action)) : phraseIn(asked, command);
  const filled = phrase === undefined ? undefined : fill(phrase, entry, record);
  if (filled !== undefined) return command === undefined ? filled : [words('asked to '), ...filled];
  const verb = command === undefined ? 'did' : 'asked for';
  return [words(`${verb} `), name(command ?? action), words(' on '), ...whatOf(entry, record)];
}

/** Each page that is loaded goes on with a session that is there; the door has one word for that and for coming in. */
const cameBack = ({ action, body }: AuditEntry): string | undefined =>
  action === 'SignedIn' && textAt(body, 'method') === 'refresh' ? 'came back to their session' : undefined;

const phraseIn = (phrases: Readonly<Record<string, string>>, message: string): string | undefined =>
  Object.hasOwn(phrases, message) ? phrases[message] : undefined;

/** The phrase with what is on record in place of the words in braces; nothing where one of them is not. */
function fill(phrase: string, entry: AuditEntry, record: OnRecord): Piece[] | undefined {
  const pieces: Piece[] = [];
  // With the braces captured, every second part is a word that stood in them.
  for (const [index, part] of phrase.split(/\{(\w+)\}/).entries()) {
    if (index % 2 === 0) {
      if (part !== '') pieces.push(words(part));
    } else if (part === 'it') pieces.push(...whatOf(entry, record));
    else if (part === 'session') pieces.push(...sessionOf(entry));
    else {
      const value = textAt(entry.body, part);
      if (value === undefined) return undefined;
      pieces.push(part.endsWith('_id') ? id(value) : name(value));
    }
  }
  return pieces;
}
