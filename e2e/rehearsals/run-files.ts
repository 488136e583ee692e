const says = (name: string, more: object = {}) => ({
  name,
  script: [{ say: 'Hello' }, { say: 'Yes, gladly.' }],
  ...more,
});
export const named = (first: string) => [{ name: `is ${first}`, path: '$.profile.first_name', equals: first }];
export const RIGHT = says('keeps the name', { repeat: 2, expectations: named('Ada') });
export const WRONG = says('has another name', { repeat: 2, expectations: named('Grace') });
/** What is on neither side cannot be compared: a fault of the rehearsal, and none of the coach. */
export const ODD = says('compares nothing', { expectations: [{ unchanged: ['$.coach_state.metadata.nothing'] }] });
export const PLAYED = { name: 'is played', script: [{ converse: { at_most: 1 } }], person: { engine: 'model' } };
export const LONG = {
  name: 'talks on',
  repeat: 100,
  script: Array.from({ length: 100 }, (_, n) => ({ say: `And ${n}` })),
};

/** The text of a scenario file. */
export const contentOf = (name: string, ...rehearsals: object[]) =>
  JSON.stringify(
    { name, template: { user: { first_name: 'Ada', last_name: 'Lovelace' } }, tags: ['e2e'], rehearsals },
    null,
    2,
  );
