/** What people say about who they are and who they want to be, in their own words. */

const ARE = [
  /\bi(?:'m| am)(?: also| still)? (an? [^.,;:!?\n]{2,60})/gi,
  /\bi work as (an? [^.,;:!?\n]{2,60})/gi,
  /\bi (?:see|think of|describe) myself as ([^.,;:!?\n]{2,60})/gi,
];
const LOVES = /\bi (?:really )?(?:love|enjoy) (?!to (?:be|become)\b|it\b|this\b|that\b)([^.,;:!?\n]{3,40})/gi;
const WANTS =
  /\bi(?:'d| would)?(?: really| also)? (?:want|like|love|hope|wish|dream of|need|long)(?: to)? (?:(?:be|become|becoming|being|feel) )?([^.,;:!?\n]{3,80})/gi;
const WANTS_ONLY =
  /\bi(?:(?:'d| would)(?: really)? (?:like|love)|(?: really| also)? (?:want|hope|wish|dream of|need|long))\b/i;

/** Where one thought ends and the next begins. */
const NEXT_THOUGHT = /\s(?:and (?:i|live|work|have|am|then)|but|because|so that|so|where|when)\b.*$/i;
const MOST_ENTRIES = 5;

const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, phrase = '']) => phrase.replace(NEXT_THOUGHT, '').trim()).filter(Boolean);

const distinct = (phrases: readonly string[]): string[] => [...new Set(phrases)].slice(0, MOST_ENTRIES);

export const whoTheyAre = (text: string): string[] =>
  distinct([
    ...ARE.flatMap((pattern) => found(text, pattern)),
    ...found(text, LOVES).map((love) => `someone who loves ${love}`),
  ]);

export const whoTheyWantToBe = (text: string): string[] => {
  const wishes = text.split(/(?<=[.!?])\s+|\n+/).filter((sentence) => WANTS_ONLY.test(sentence));
  return distinct(wishes.flatMap((sentence) => found(sentence, WANTS)));
};

/** The first words of an answer that fits no pattern: what was asked for is then the answer itself. */
export const firstThought = (text: string): string => (text.split(/[.!?;\n]/)[0] ?? text).trim().slice(0, 120);
