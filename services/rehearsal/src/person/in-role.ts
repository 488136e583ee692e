import { TrialFault } from '@rehearsal/rehearsing/trial-fault';
import { quoted } from './ask-model.js';

/** Longer than anybody writes to a coach. */
const LONGEST = 2000;

/** Words by which a model steps out of its role: it speaks for others, or of itself. */
const OUT_OF_ROLE: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:\*\*)?(?:coach|assistant|system|user)(?:\*\*)?\s*:/im, 'writes for the coach too'],
  [
    /\b(?:as|I am|I[\u2019']m) an? (?:AI|artificial intelligence|language model|chat ?bot|AI assistant|virtual assistant)\b/i,
    'says that it is a model',
  ],
];

/** What the person says, where the model stayed in its role. */
export function inRole(answer: string, lastOfCoach: string): string {
  const text = answer
    .trim()
    .replace(/^"([^"]*)"$/s, '$1')
    .trim();
  const fault = (what: string): TrialFault =>
    new TrialFault('person', `The model that plays the person ${what}: ${quoted(text)}`);
  if (text === '') throw fault('says nothing');
  if (text.length > LONGEST) throw fault(`says more than ${LONGEST} characters`);
  for (const [words, what] of OUT_OF_ROLE) if (words.test(text)) throw fault(what);
  if (text === lastOfCoach.trim()) throw fault('repeats the coach');
  return text;
}
