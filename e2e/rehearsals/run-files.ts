import { anEmptyTemplate } from '@rehearsal/testing/templates';

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

/** Of somebody of whom nothing is known. */
export const template = anEmptyTemplate();
const script = [
  { say: 'Hello', expect: [{ phase: 'INTRODUCTION' }] },
  { choose: "Let's begin", expect: [{ phase: 'GET_TO_KNOW_YOU' }] },
  { advance_clock: '3d' },
];
export const holds = { name: 'holds', script, expectations: [{ unchanged: ['$.profile'] }], repeat: 3 };
export const cannotHold = { name: 'cannot hold', script, expectations: [{ path: '$.identities[*]', count: 7 }] };
