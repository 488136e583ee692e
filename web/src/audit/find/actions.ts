import { holdsWords } from '@rehearsal/contracts/text/holds-words';
import { asked, done } from '../sentence/phrases.js';
import type { ChoiceGroup } from './choices.js';

/** A phrase with nothing in its places yet, and the name that the log has for it. */
const labelOf = (action: string, phrase: string): string => `${phrase.replace(/\{\w+\}/g, '…')} (${action})`;

const choicesOf = (phrases: Readonly<Record<string, string>>) =>
  Object.entries(phrases)
    .map(([value, phrase]) => ({ value, label: labelOf(value, phrase) }))
    .sort((a, b) => a.label.localeCompare(b.label));

const GROUPS: readonly ChoiceGroup[] = [
  { group: 'What was asked for', items: choicesOf(asked) },
  { group: 'What was done', items: choicesOf({ ...done, CommandRefused: 'refused what was asked for' }) },
];

/** What is done and asked for, of which these are the words. */
export const actionsNamed = (words: string): ChoiceGroup[] =>
  GROUPS.map(({ group, items }) => ({ group, items: items.filter(({ label }) => holdsWords(label, words)) }));

export const actionName = (action: string): string =>
  GROUPS.flatMap(({ items }) => items).find(({ value }) => value === action)?.label ?? action;
