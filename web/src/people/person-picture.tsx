/** The first letter of a name stands for a picture of the person; the name is said beside it. */
export const PersonPicture = ({ name }: { readonly name: string }) => (
  <span className="person-picture" aria-hidden>
    {[...name.trim()][0]?.toLocaleUpperCase() ?? '?'}
  </span>
);
