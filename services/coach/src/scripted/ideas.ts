import type { IdentityCategory } from '@rehearsal/contracts/coaching/enums';

/** An identity that comes to the coach's mind when a person speaks of something. */
interface Idea {
  readonly when: RegExp;
  readonly category: IdentityCategory;
  readonly name: string;
}

export const IDEAS: readonly Idea[] = [
  { when: /\bpaint|\bdraw(?:ing)?\b|\bsketch|\bart(?:s|ist)?\b/i, category: 'PASSIONS', name: 'Creative Painter' },
  {
    when: /\bwrit(?:e|ing|er)\b|\bpoems?\b|\bpoetry\b|\bstor(?:y|ies)\b/i,
    category: 'PASSIONS',
    name: 'Bold Storyteller',
  },
  {
    when: /\bmusic\b|\bsing(?:ing)?\b|\bguitar\b|\bpiano\b|\bviolin\b/i,
    category: 'PASSIONS',
    name: 'Joyful Musician',
  },
  { when: /\bcook(?:ing)?\b|\bbak(?:e|ing)\b/i, category: 'PASSIONS', name: 'Generous Cook' },
  { when: /\bread(?:ing|er)?\b|\bbooks?\b/i, category: 'PASSIONS', name: 'Curious Reader' },
  { when: /\bphotograph/i, category: 'PASSIONS', name: 'Attentive Photographer' },
  { when: /\bdanc(?:e|ing)\b/i, category: 'PASSIONS', name: 'Free Dancer' },
  { when: /\bgarden(?:ing)?\b|\bplants\b/i, category: 'PASSIONS', name: 'Patient Gardener' },
  {
    when: /\bhik(?:e|ing)\b|\bnature\b|\boutdoors\b|\bmountains?\b|\blong walks\b/i,
    category: 'PASSIONS',
    name: 'Wandering Explorer',
  },
  { when: /\btravel(?:ling|ing|s)?\b/i, category: 'PASSIONS', name: 'Open-Eyed Traveller' },
  { when: /\bcreat(?:ive|e|ing|ivity)\b/i, category: 'PASSIONS', name: 'Creative Spirit' },
  {
    when: /\bbusiness\b|\bstart-?up\b|\bfreelanc|\bclients\b|\bentrepreneur/i,
    category: 'MONEY_MAKER',
    name: 'Confident Entrepreneur',
  },
  { when: /\bsalary\b|\bincome\b|\bearn(?:ing)?\b/i, category: 'MONEY_MAKER', name: 'Well-Paid Professional' },
  { when: /\bsav(?:e|ing|ings)\b|\bbudget\b|\bdebts?\b|\binvest/i, category: 'MONEY_KEEPER', name: 'Calm Steward' },
  {
    when: /\bgod\b|\bchurch\b|\bpray|\bfaith\b|\bmosque\b|\btemple\b|\bspiritual/i,
    category: 'SPIRITUAL',
    name: 'Faithful Seeker',
  },
  { when: /\bmeditat|\bmindful|\binner peace\b/i, category: 'SPIRITUAL', name: 'Quiet Observer' },
  {
    when: /\bcloth(?:es|ing)\b|\bfashion\b|\bdress(?:ed|ing)?\b|\bmy style\b/i,
    category: 'APPEARANCE',
    name: 'Elegant Original',
  },
  { when: /\brunn(?:ing|er)\b|\bi run\b|\bmarathon\b|\bjog/i, category: 'HEALTH', name: 'Steady Runner' },
  { when: /\byoga\b|\bpilates\b|\bstretch/i, category: 'HEALTH', name: 'Centred Mover' },
  {
    when: /\bswim(?:ming)?\b|\bcycl(?:e|ing)\b|\bclimb|\bgym\b|\bsports?\b|\bfitness\b/i,
    category: 'HEALTH',
    name: 'Strong Athlete',
  },
  {
    when: /\bsleep\b|\bstress(?:ed)?\b|\btired\b|\bburn(?:ed|t)?[- ]?out\b|\bexhausted\b/i,
    category: 'HEALTH',
    name: 'Rested Guardian',
  },
  {
    when: /\bmy (?:kids?|children|sons?|daughters?|baby)\b|\ba (?:mother|father|mum|mom|dad|parent)\b/i,
    category: 'FAMILY',
    name: 'Present Parent',
  },
  {
    when: /\bbrothers?\b|\bsisters?\b|\bsiblings?\b|\bmy (?:parents|mother|father|mum|mom|dad|grandmother)\b/i,
    category: 'FAMILY',
    name: 'Loyal Heart of the Family',
  },
  {
    when: /\bwife\b|\bhusband\b|\bpartner\b|\bgirlfriend\b|\bboyfriend\b|\bmarried\b/i,
    category: 'ROMANTIC',
    name: 'Devoted Partner',
  },
  { when: /\bsingle\b|\bdating\b|\bdivorced\b|\bfall in love\b/i, category: 'ROMANTIC', name: 'Open-Hearted Romantic' },
  {
    when: /\bprocrastinat|\bdisciplin|\borgani[sz]ed?\b|\bget things done\b|\bfinish(?:ing)? (?:what|things)/i,
    category: 'ACTION',
    name: 'Doer Who Finishes',
  },
  {
    when: /\bnurs(?:e|ing)\b|\bdoctor\b|\bhospital\b|\bcare for\b|\btakes? care of\b/i,
    category: 'CAREER',
    name: 'Compassionate Healer',
  },
  { when: /\bteach(?:er|ing)?\b|\bcoach(?:es)?\b|\bmentor/i, category: 'CAREER', name: 'Inspiring Teacher' },
  {
    when: /\bengineer|\bdevelop(?:er|ing)|\bprogramm|\bsoftware\b|\bdesign(?:er|ing)?\b/i,
    category: 'CAREER',
    name: 'Inventive Builder',
  },
  { when: /\bmanag(?:er|ing)\b|\blead(?:er|ing|ership)?\b|\bmy team\b/i, category: 'CAREER', name: 'Grounded Leader' },
  { when: /\bstudent\b|\bstudying\b|\buniversity\b|\blearn(?:ing)?\b/i, category: 'CAREER', name: 'Lifelong Learner' },
  { when: /\bfriends?\b|\bneighbou?rs?\b|\bcommunity\b|\bvolunteer/i, category: 'RELATIONSHIPS', name: 'Loyal Friend' },
  { when: /\blisten(?:er|ing)?\b|\bpeople\b/i, category: 'RELATIONSHIPS', name: 'Warm Listener' },
];

/** The area of life that a text speaks of, by the first idea that it brings to mind. */
export const areaOf = (text: string): IdentityCategory | undefined =>
  IDEAS.find(({ when }) => when.test(text))?.category;

/** What the coach proposes in an area of which the person told nothing. */
export const PLAIN_NAMES: Record<IdentityCategory, readonly [string, ...string[]]> = {
  PASSIONS: ['Passionate Creator', 'Playful Maker', 'Curious Explorer'],
  MONEY_MAKER: ['Confident Earner', 'Valued Professional', 'Generous Provider'],
  MONEY_KEEPER: ['Calm Steward', 'Wise Keeper', 'Patient Saver'],
  SPIRITUAL: ['Quiet Seeker', 'Grateful Soul', 'Grounded Believer'],
  APPEARANCE: ['Radiant Presence', 'Elegant Original', 'Confident Self'],
  HEALTH: ['Energetic Mover', 'Strong Body', 'Rested Guardian'],
  FAMILY: ['Heart of the Family', 'Patient Listener', 'Loyal Anchor'],
  ROMANTIC: ['Open-Hearted Romantic', 'Tender Companion', 'Brave Lover'],
  ACTION: ['Doer Who Finishes', 'Decisive Starter', 'Steady Achiever'],
  CAREER: ['Trusted Expert', 'Bold Professional', 'Lifelong Learner'],
  RELATIONSHIPS: ['Loyal Friend', 'Warm Listener', 'Generous Neighbour'],
};
