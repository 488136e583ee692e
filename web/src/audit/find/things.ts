import { holdsWords } from '@rehearsal/contracts/text/holds-words';
import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import type { OnRecord } from '../sentence/on-record.js';
import { sentenceOf } from '../sentence/sentence.js';
import { whatOf } from '../sentence/what.js';
import { minuteOf, textOf, toldApart, type Choice } from './choices.js';

const groupsBy = (entries: readonly AuditEntry[], keyOf: (entry: AuditEntry) => string): AuditEntry[][] => {
  const groups = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key !== '') groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What an entry is about, in words, as far as these tell. */
export const thingIn = (about: readonly AuditEntry[], names: OnRecord['names']): string => {
  const [newest] = about;
  return newest === undefined ? '' : capital(textOf(whatOf(newest, { names, operation: about })).replace(/^the /, ''));
};

/** All that the entries are about and whose words are meant, the last first: also what is gone. */
export const thingsIn = (entries: readonly AuditEntry[], names: OnRecord['names'], words: string): Choice[] =>
  toldApart(
    groupsBy(entries, (entry) => entry.target_id).flatMap((about) => {
      const value = about[0]?.target_id ?? '';
      const label = thingIn(about, names);
      return holdsWords(label, words) ? [{ value, label }] : [];
    }),
  );

/** What was asked for first in an operation, which its entries tell newest first, and when. */
export const operationIn = (operation: readonly AuditEntry[], names: OnRecord['names']): string => {
  const first = operation.findLast(({ kind }) => kind === 'command') ?? operation.at(-1);
  return first === undefined ? '' : `${textOf(sentenceOf(first, { names, operation }))}, ${minuteOf(first.at)}`;
};

/** The operations that the entries are of, the last first. */
export const operationsIn = (entries: readonly AuditEntry[], names: OnRecord['names']): Choice[] =>
  toldApart(
    groupsBy(entries, (entry) => entry.correlation_id).map((operation) => ({
      value: operation[0]?.correlation_id ?? '',
      label: operationIn(operation, names),
    })),
  );
