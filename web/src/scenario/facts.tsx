import './scenario-page.css';

type Fact = readonly [name: string, value: string | undefined];

/** What is known of something, in plain words; what is not known is left out. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => {
  const known = facts.filter(([, value]) => value !== undefined && value !== '');
  return known.length === 0 ? null : (
    <dl className="facts">
      {known.flatMap(([name, value]) => [<dt key={`${name} is`}>{name}</dt>, <dd key={name}>{value}</dd>])}
    </dl>
  );
};
