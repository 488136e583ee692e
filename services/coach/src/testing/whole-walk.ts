import type { ActionType, Phase } from '@rehearsal/contracts/coaching/enums';

/** One thing that a person says on the way, and what the scripted coach makes of it. */
interface WalkStep {
  readonly says: string;
  /** Where the session stands after the answer. */
  readonly phase: Phase;
  readonly does?: readonly ActionType[];
  /** A word or more of the answer. */
  readonly hears?: string;
  readonly offers?: readonly string[];
}

const PROPOSED = ['I love it!', 'Refine it', 'Not for me'] as const;
const AREA = ['Skip this one', "That's enough for now"] as const;
const COMMIT = ['I commit', 'Refine it', 'Not for me'] as const;
const WORDS = ['I love it!', 'In my own words'] as const;

const step =
  (phase: Phase) =>
  (says: string, more: Omit<WalkStep, 'says' | 'phase'> = {}): WalkStep => ({ says, phase, ...more });

const introduction = step('INTRODUCTION');
const getToKnow = step('GET_TO_KNOW_YOU');
const brainstorming = step('IDENTITY_BRAINSTORMING');
const review = step('BRAINSTORMING_REVIEW');
const refinement = step('IDENTITY_REFINEMENT');
const missing = step('ANYTHING_MISSING');
const commitment = step('IDENTITY_COMMITMENT');
const affirmation = step('IDENTITY_AFFIRMATION');
const visualization = step('IDENTITY_VISUALIZATION');
const integration = step('INTEGRATION_AND_APPLICATION');

/** Declan, a bus driver, from an empty chat to the end: every phase, every canned answer, and the ways around them. */
export const WHOLE_WALK: readonly WalkStep[] = [
  introduction('Hi', { hears: 'I am your coach', offers: ["Let's begin"] }),
  introduction('What is this for?', { hears: 'find the identities that you want to live by' }),
  getToKnow("Let's begin", { does: ['TRANSITION_PHASE', 'UPDATE_ASKED_QUESTIONS'], hears: 'famil' }),
  getToKnow('I grew up on a farm near Cork with my grandparents. I have one brother.', {
    does: ['ADD_USER_NOTE', 'UPDATE_ASKED_QUESTIONS'],
  }),
  getToKnow('I am a bus driver and live in Dublin. I love baking bread and I play the guitar.', {
    does: ['ADD_USER_NOTE', 'UPDATE_ASKED_QUESTIONS'],
  }),
  brainstorming('I am here because I feel stuck, and I hope to find out what I really want.', {
    does: ['ADD_USER_NOTE', 'UPDATE_WHO_YOU_ARE', 'UPDATE_WHO_YOU_WANT_TO_BE', 'CREATE_IDENTITY'],
    hears: '**Joyful Musician**',
    offers: PROPOSED,
  }),
  brainstorming('Refine it', { hears: 'What would you call' }),
  brainstorming('Call it the Kitchen Troubadour', { does: ['UPDATE_IDENTITY_NAME'], offers: PROPOSED }),
  brainstorming('I love it!', { does: ['ACCEPT_IDENTITY', 'CREATE_IDENTITY'], hears: '**Loyal Heart of the Family**' }),
  brainstorming('Not for me', { does: ['ARCHIVE_IDENTITY', 'CREATE_IDENTITY'], offers: PROPOSED }),
  brainstorming('Not for me', { does: ['ARCHIVE_IDENTITY', 'SKIP_IDENTITY_CATEGORY'], offers: AREA }),
  brainstorming('Skip this one', { does: ['SKIP_IDENTITY_CATEGORY'], hears: 'how you keep money' }),
  brainstorming('I would like to be calm with money', { does: ['CREATE_IDENTITY'], offers: PROPOSED }),
  brainstorming('My brother owes me three hundred euro', { does: ['ADD_USER_NOTE'], hears: 'your family' }),
  brainstorming('I love it!', { does: ['ACCEPT_IDENTITY'], hears: 'spiritual' }),
  brainstorming('Skip health', { does: ['SKIP_IDENTITY_CATEGORY'], hears: 'We skip your health and body' }),
  brainstorming("I'd like to come back to health after all", {
    does: ['UNSKIP_IDENTITY_CATEGORY', 'SELECT_IDENTITY_FOCUS'],
    hears: 'your health and body',
  }),
  brainstorming('I run along the canal every Sunday', { does: ['CREATE_IDENTITY'], hears: '**Steady Runner**' }),
  brainstorming('I need a short break', { does: ['START_BREAK'] }),
  brainstorming("I'm back", { does: ['END_BREAK'], hears: 'Welcome back, Declan', offers: PROPOSED }),
  brainstorming('I love it!', { does: ['ACCEPT_IDENTITY'], offers: AREA }),
  brainstorming('Please remember that my brother is called Fintan', { does: ['ADD_USER_NOTE'] }),
  review("That's enough for now", { does: ['SKIP_IDENTITY_CATEGORY', 'TRANSITION_PHASE'], offers: ['Looks good'] }),
  review('Nest the Steady Runner under the Kitchen Troubadour', { does: ['NEST_IDENTITY'] }),
  refinement('Looks good', { does: ['TRANSITION_PHASE', 'SET_CURRENT_IDENTITY'], offers: PROPOSED }),
  refinement('I love it!', { does: ['ACCEPT_IDENTITY_REFINEMENT', 'SET_CURRENT_IDENTITY'] }),
  refinement('Refine it'),
  refinement('Captain of the Jar', { does: ['UPDATE_IDENTITY_NAME'], hears: '**Captain of the Jar**' }),
  refinement('I love it!', { does: ['ACCEPT_IDENTITY_REFINEMENT'] }),
  missing('I love it!', { does: ['TRANSITION_PHASE'], offers: ['Nothing is missing', 'One is missing'] }),
  missing('One is missing', { hears: 'Who is missing?' }),
  missing('Somebody for my friends and neighbours', { does: ['CREATE_IDENTITY'], hears: '**Loyal Friend**' }),
  missing('I love it!', { does: ['ACCEPT_IDENTITY', 'ACCEPT_IDENTITY_REFINEMENT'] }),
  commitment('Nothing is missing', { does: ['TRANSITION_PHASE'], hears: '**Kitchen Troubadour**', offers: COMMIT }),
  commitment('I commit', { does: ['ACCEPT_IDENTITY_COMMITMENT'] }),
  affirmation('Yes to all of them', { does: ['ACCEPT_IDENTITY_COMMITMENT', 'TRANSITION_PHASE'], offers: WORDS }),
  affirmation('In my own words', { hears: 'in your own words' }),
  affirmation('I am the one who feeds the street with music.', {
    does: ['UPDATE_IDENTITY_AFFIRMATION', 'ACCEPT_IDENTITY_AFFIRMATION'],
  }),
  affirmation('I love it!', { does: ['ACCEPT_IDENTITY_AFFIRMATION'] }),
  visualization('I love them all', { does: ['ACCEPT_IDENTITY_AFFIRMATION', 'TRANSITION_PHASE'], offers: WORDS }),
  visualization('I stand in my kitchen at five, the radio is low and the dough is warm.', {
    does: ['UPDATE_IDENTITY_VISUALIZATION', 'ACCEPT_IDENTITY_VISUALIZATION'],
  }),
  visualization('I love it!', { does: ['ACCEPT_IDENTITY_VISUALIZATION'] }),
  integration('I love them all', { does: ['ACCEPT_IDENTITY_VISUALIZATION', 'TRANSITION_PHASE'] }),
  integration('I will bake for my neighbour tomorrow', { does: ['ADD_USER_NOTE'] }),
  integration('Thank you', { hears: 'Declan' }),
];
