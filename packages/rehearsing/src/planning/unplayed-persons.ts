import type { FieldFault } from '@rehearsal/contracts/http/problem';
import type { RunRehearsals } from '@rehearsal/contracts/http/rehearsals';
import type { Planned, SelectedRehearsal } from './select-rehearsals.js';

const HINT = 'Set PERSON_MODEL where the system is started, or have the person play by the rules: "engine": "offline".';

/**
 * The rehearsals whose person a language model is to play where there is none: each of their trials would end as an error.
 * It is asked only where somebody needs it.
 */
export async function unplayedPersons(
  { files }: Pick<RunRehearsals, 'files'>,
  selected: readonly SelectedRehearsal[],
  playsPersons: () => Promise<boolean>,
): Promise<FieldFault[]> {
  const all = [
    ...selected.map(({ pointer, rehearsal }) => ({ pointer, rehearsal })),
    ...files.flatMap(({ content }, file) =>
      content.rehearsals.map((rehearsal, index) => ({
        pointer: `/files/${file}/content/rehearsals/${index}/person/engine`,
        rehearsal,
      })),
    ),
  ];
  const played = all.filter(({ rehearsal }) => isPlayed(rehearsal));
  if (played.length === 0 || (await playsPersons())) return [];
  return played.map(({ pointer, rehearsal: { name } }) => ({
    pointer,
    message: `a language model is to play the person of "${name}", and there is none for persons here`,
    hint: HINT,
  }));
}

const isPlayed = ({ person }: Pick<Planned, 'person'>): boolean => person?.engine === 'model';
