import type { NamedActor } from '@rehearsal/client/resources/actors';
import { holdsWords } from '@rehearsal/contracts/text/holds-words';
import { HOUSE_NAMES } from '../../people/house-names.js';
import { furtherBack, toldApart, withinReach, type Choice, type ChoiceGroup } from '../find/choices.js';

interface Known {
  readonly found: readonly NamedActor[];
  /** By their ids. */
  readonly programs: readonly string[];
  readonly words: string;
  /** Null: to the beginning of the log. */
  readonly lookedBackTo: string | null;
  /** Who is chosen, however they were found; undefined: nobody. */
  readonly chosen: Choice | undefined;
}

/** Whom one may choose among, by what they are; what was typed is an id as well, so that nobody is out of reach. */
export function actorChoices({ found, programs, words, lookedBackTo, chosen }: Known): ChoiceGroup[] {
  const named = (choices: readonly Choice[]) => choices.filter(({ label }) => holdsWords(label, words));
  const ofKind = (kind: NamedActor['kind']) =>
    toldApart(found.filter((actor) => actor.kind === kind).map(({ id, name }) => ({ value: id, label: name })));
  const house = named(HOUSE_NAMES.map(([value, label]) => ({ value, label })));
  const groups = [
    { group: 'People', items: ofKind('person') },
    { group: 'Tokens', items: [...ofKind('token'), ...house] },
    { group: 'Services', items: named(programs.map((id) => ({ value: id, label: id }))) },
    ...furtherBack('People and tokens', lookedBackTo),
  ];
  return withinReach({ groups, words, chosen });
}
