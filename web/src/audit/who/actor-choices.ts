import { isNamedBy, type NamedActor } from '@rehearsal/client/resources/actors';
import { HOUSE_NAMES } from '../../people/house-names.js';

/** What one chooses to have people looked for further back; nobody has an id with spaces. */
export const FURTHER = 'look further back';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Group {
  readonly group: string;
  readonly items: Choice[];
}

interface Known {
  readonly found: readonly NamedActor[];
  /** By their ids. */
  readonly programs: readonly string[];
  readonly typed: string;
  /** Null: to the beginning of the log. */
  readonly lookedBackTo: string | null;
  /** Who is chosen, however they were found; undefined: nobody. */
  readonly chosen: Choice | undefined;
}

/** Namesakes are told apart by the ends of their ids. */
const choicesOf = (actors: readonly NamedActor[]): Choice[] =>
  actors.map(({ id, name }) => ({
    value: id,
    label: actors.some((other) => other.name === name && other.id !== id) ? `${name} (…${id.slice(-6)})` : name,
  }));

const momentOf = (at: string): string =>
  new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Whom one may choose among, by what they are; what was typed is an id as well, so that nobody is out of reach. */
export function actorChoices({ found, programs, typed, lookedBackTo, chosen }: Known): Group[] {
  const words = typed.trim();
  const named = (choices: readonly Choice[]) => choices.filter(({ label }) => isNamedBy(label, words));
  const ofKind = (kind: NamedActor['kind']) => choicesOf(found.filter((actor) => actor.kind === kind));
  const house = named(HOUSE_NAMES.map(([value, label]) => ({ value, label })));
  const groups = [
    { group: 'People', items: ofKind('person') },
    { group: 'Tokens', items: [...ofKind('token'), ...house] },
    { group: 'Services', items: named(programs.map((id) => ({ value: id, label: id }))) },
  ];
  const isListed = (value: string) => groups.some(({ items }) => items.some((item) => item.value === value));
  if (chosen !== undefined && !isListed(chosen.value)) groups.unshift({ group: 'Chosen', items: [chosen] });
  if (words !== '' && !isListed(words) && chosen?.value !== words)
    groups.push({ group: 'By its exact id', items: [{ value: words, label: words }] });
  if (lookedBackTo !== null) {
    const group = `People and tokens: looked back to ${momentOf(lookedBackTo)}`;
    groups.push({ group, items: [{ value: FURTHER, label: 'Look further back' }] });
  }
  return groups.filter(({ items }) => items.length > 0);
}
