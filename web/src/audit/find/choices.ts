import type { Piece } from '../sentence/piece.js';

/** What one may choose by words, and what it stands for in the log. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceGroup {
  readonly group: string;
  readonly items: readonly Choice[];
}

/** What one chooses to have it looked for further back; nothing has an id with spaces. */
export const FURTHER = 'look further back';

const ofMinute = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
export const minuteOf = (at: string): string => ofMinute.format(new Date(at));

/** That there may be more further back; nothing where it was looked for to the beginning of the log. */
export const furtherBack = (what: string, lookedBackTo: string | null): ChoiceGroup[] =>
  lookedBackTo === null
    ? []
    : [
        {
          group: `${what}: looked back to ${minuteOf(lookedBackTo)}`,
          items: [{ value: FURTHER, label: 'Look further back' }],
        },
      ];

interface Known {
  readonly groups: readonly ChoiceGroup[];
  readonly words: string;
  /** However it was found; undefined: nothing. */
  readonly chosen: Choice | undefined;
}

/** With what is chosen, and with what was typed as what it is by itself, so that nothing is out of reach. */
export function withinReach({ groups, words, chosen }: Known, byItself = 'By its exact id'): ChoiceGroup[] {
  const isListed = (value: string) => groups.some(({ items }) => items.some((item) => item.value === value));
  // By another label it would take the place of what is typed.
  const asChosen = (item: Choice): Choice => (chosen?.value === item.value ? chosen : item);
  return [
    ...(chosen !== undefined && !isListed(chosen.value) ? [{ group: 'Chosen', items: [chosen] }] : []),
    ...groups
      .filter(({ items }) => items.length > 0)
      .map(({ group, items }) => ({ group, items: items.map(asChosen) })),
    ...(words !== '' && !isListed(words) && chosen?.value !== words
      ? [{ group: byItself, items: [{ value: words, label: words }] }]
      : []),
  ];
}

/** Those of the same words are told apart by the ends of their ids. */
export const toldApart = (choices: readonly Choice[]): Choice[] =>
  choices.map(({ value, label }) => ({
    value,
    label: choices.some((other) => other.label === label && other.value !== value)
      ? `${label} (…${value.slice(-6)})`
      : label,
  }));

const UUIDS = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;
/** Nobody reads ids: their ends tell them apart. */
export const withShortIds = (text: string): string => text.replace(UUIDS, (id) => `…${id.slice(-6)}`);

/** Pieces as one text. */
export const textOf = (pieces: readonly Piece[]): string => withShortIds(pieces.map(({ text }) => text).join(''));
