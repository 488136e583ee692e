import type { IdentityCategory } from '@rehearsal/contracts/coaching/enums';
import { categoryNamed } from './categories.js';

/** More than a person types in one go; what lies beyond is kept in the chat, and not searched for meaning. */
const LONGEST_HEARD = 4000;
const LONGEST_NAME_WORDS = 6;

/** What the coach understands of a message. Several can be true at once: "I love it! Let's move on." */
export interface Heard {
  readonly text: string;
  readonly sentences: readonly string[];
  /** Nothing but a greeting, a yes, a no or a thank-you: it tells nothing about the person. */
  readonly isBare: boolean;
  readonly isQuestion: boolean;
  readonly greets: boolean;
  readonly loves: boolean;
  readonly agrees: boolean;
  readonly declines: boolean;
  readonly rejects: boolean;
  readonly refines: boolean;
  readonly skips: boolean;
  readonly unskips: boolean;
  readonly hasEnough: boolean;
  readonly meansAll: boolean;
  /** An area of life that the message names, as in "skip health". */
  readonly category: IdentityCategory | undefined;
  /** What the person says that an identity should be called. */
  readonly name: string | undefined;
}

const SMALL_WORDS = new Set(
  (
    'a again ahead all am and back begin bye can coach continue cool course dear do fine for get go good great going happy hello hey hi ' +
    'i im is it keep lets me morning afternoon evening next no nope not now of ok okay on please ready really right so start ' +
    'started sure thank thanks that the then there this to too us very we well with yeah yep yes you glad here'
  ).split(' '),
);

const words = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/['’]/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const REJECTS =
  /\bnot (?:for )?me\b|\b(?:do not|don't|dont) (?:really )?(?:like|love|want) (?:it|that|this)\b|\bdoes(?:n't| not) (?:fit|feel right)\b|\b(?:drop|remove|discard) (?:it|this|that)\b/i;
const LOVES =
  /\blov(?:e|ed) (?:it|this|that|them)\b|\bperfect\b|\bthat(?:'s| is) (?:me|it|great|right)\b|\b(?:sounds?|looks?|feels?) (?:good|great|right|like me|perfect|wonderful)\b|\bresonates\b|\bfits? me\b|\b(?:like) (?:it|this one|that one|them)\b/i;
const AGREES =
  /^(?:yes|yeah|yep|yup|sure|ok|okay|of course|absolutely|definitely|certainly|ready|i'?m ready|i am ready|let'?s|accept|agreed|great|good(?! (?:morning|afternoon|evening))|fine|continue|next|go on|go ahead|i do|i commit|i accept)\b/i;
const DECLINES = /^(?:no|nope|nah|not really|nothing|none|never ?mind)\b/i;
const REFINES =
  /\brefine\b|\brename\b|\bchange (?:it|that|this|the)\b|\bcall (?:it|me|this|that)\b|\b(?:different|another|other) (?:name|word|words)\b|\btweak\b|\badjust\b|\brather be\b/i;
const SKIPS = /\b(?:skip|leave out|pass on)\b|^pass\b/i;
const UNSKIPS = /\bun-?skip\b|\b(?:come|go|get) back to\b|\breturn to\b|\bafter all\b/i;
const ENOUGH =
  /\bmove on\b|\bmoving on\b|\b(?:that(?:'s| is)|it is|it's) (?:all|enough|everything|it for now)\b|\bi(?:'m| am) done\b|\benough\b|\bskip (?:the rest|everything|all)\b|\bnext (?:step|phase)\b|\bnothing (?:else|more|is missing)\b/i;
const ALL = /\b(?:all|every|each|both|them|everything)\b/i;
const QUESTION = /^(?:what|why|how|who|when|where|which|can|could|do|does|is|are|will|would|should|may)\b/i;

const NAMED = [
  /\b(?:call|name) (?:it|me|this|that|this one|the identity) (?:the |a |an )?["“']?([^"”.!?;,\n]{2,60})/i,
  /\b(?:rename|change) (?:it |this |that |the name )?to (?:the |a |an )?["“']?([^"”.!?;,\n]{2,60})/i,
  /\bi(?:'d| would) rather be (?:the |a |an )?["“']?([^"”.!?;,\n]{2,60})/i,
];

/** Words that stay small in the middle of a name, as in "Keeper of the Hum". */
const JOINTS = new Set('a an and at by de del for in la of on or the to who with'.split(' '));

const titleCase = (text: string): string =>
  text.replace(/(^|[\s-])(\p{Ll}+)/gu, (all, before: string, word: string) =>
    before === ' ' && JOINTS.has(word) ? all : before + word.charAt(0).toUpperCase() + word.slice(1),
  );

/** A name as a person would write it on a card; nothing when it is a sentence rather than a name. */
export const asName = (text: string): string | undefined => {
  const trimmed = text
    .replace(/\b(?:instead|please|now|maybe)\b/gi, '')
    .replace(/^["“'\s]+|["”'\s.!,]+$/g, '')
    .replace(/\s+/g, ' ');
  return trimmed === '' || trimmed.split(' ').length > LONGEST_NAME_WORDS ? undefined : titleCase(trimmed);
};

const nameIn = (text: string): string | undefined => {
  for (const pattern of NAMED) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return asName(found);
  }
  return undefined;
};

export const hear = (message: string): Heard => {
  const text = message.slice(0, LONGEST_HEARD).replace(/’/g, "'").trim();
  const name = nameIn(text);
  const rejects = REJECTS.test(text);
  return {
    text,
    sentences: text
      .split(/(?<=[.!?])\s+|\n+/)
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence !== ''),
    isBare: words(text).every((word) => SMALL_WORDS.has(word)),
    isQuestion: text.endsWith('?') && QUESTION.test(text),
    greets: /^(?:hi|hello|hey|good (?:morning|afternoon|evening)|greetings)\b/i.test(text),
    loves: !rejects && LOVES.test(text),
    agrees: AGREES.test(text),
    declines: DECLINES.test(text),
    rejects,
    refines: REFINES.test(text) || name !== undefined,
    skips: SKIPS.test(text),
    unskips: UNSKIPS.test(text),
    hasEnough: ENOUGH.test(text),
    meansAll: ALL.test(text),
    category: categoryNamed(text),
    name,
  };
};
