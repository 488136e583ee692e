/** A letter as people read it, which may be several characters to a machine. */
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const firstOf = (name: string): string => letters.segment(name.trim())[Symbol.iterator]().next().value?.segment ?? '?';

/** The first letter of a name stands for a picture of the person; the name is said beside it. */
export const PersonPicture = ({ name }: { readonly name: string }) => (
  <span className="person-picture" aria-hidden>
    {firstOf(name).toLocaleUpperCase()}
  </span>
);
