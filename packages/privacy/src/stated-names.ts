import type { Template } from '@rehearsal/contracts/template/template';
import { addressesIn } from './addresses.js';
import { FULL_NAME, LAST_NAME, LOOSE, NOT_NAMES, UNCASED } from './introductions.js';
import { fold } from './pseudonyms.js';
import { firstWord, nameAfter, splitName, wordAfter, type SpokenName } from './spoken-name.js';

/** A name that the conversation gives, and the profile need not: a guest is "Guest" there whoever they say they are. */
export interface StatedName extends SpokenName {
  /** The coach writes it in lower case too, so it is a word (will, hope), and a name only where it is capitalised. */
  readonly isWord: boolean;
}

type Message = Template['chat_messages'][number];

/** Each name searches every text. Nobody tells so many; texts made to would hold everything up. */
const MOST_STATED = 20;

const isNone = (name: string): boolean => NOT_NAMES.has(firstWord(name).toLowerCase());

/** Names that the person says outright. */
function* saidOutright(text: string): Generator<SpokenName> {
  for (const cue of text.matchAll(LAST_NAME)) {
    const last = nameAfter(cue, text);
    if (last !== undefined) yield { first: '', last };
  }
  for (const cue of text.matchAll(FULL_NAME)) {
    const name = nameAfter(cue, text);
    if (name !== undefined && !isNone(name)) yield splitName(name);
  }
  for (const pattern of UNCASED) for (const [, name = ''] of text.matchAll(pattern)) yield splitName(name);
}

/** Words that may be names, and are when the coach then uses them so: "I'm Ada", or "my name is ada". */
function* confirmed(text: string, isAddress: (name: string) => boolean): Generator<SpokenName> {
  for (const cue of text.matchAll(LOOSE)) {
    const name = nameAfter(cue, text);
    if (name !== undefined && !isNone(name) && isAddress(firstWord(name))) yield splitName(name);
  }
  for (const cue of text.matchAll(FULL_NAME)) {
    const word = wordAfter(cue, text);
    if (word !== undefined && isAddress(word)) yield { first: word, last: '' };
  }
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

const isWordIn = (texts: readonly string[], name: string): boolean => {
  const word = new RegExp(String.raw`(?<![\p{L}\p{M}])${escaped(name.toLowerCase())}(?![\p{L}\p{M}])`, 'u');
  return name.toLowerCase() !== name && texts.some((text) => word.test(text));
};

/** What the person says they are called, in order; names of the profile alone, which are known already, are left out. */
export const statedNames = (messages: readonly Message[], profile: string): StatedName[] => {
  const known = new Set(fold(profile).split(/[\s-]+/u));
  const coachSays = messages.flatMap(({ role, content }) => (role === 'coach' ? [content] : []));
  const addresses = addressesIn(coachSays);
  const stated = new Map<string, StatedName>();
  let heard = 0;
  for (const { role, content } of messages) {
    if (role === 'coach') {
      heard += 1;
      continue;
    }
    const isAddress = (name: string): boolean => (addresses.get(name) ?? -1) >= heard;
    for (const { first, last } of [...saidOutright(content), ...confirmed(content, isAddress)]) {
      const key = fold(`${first} ${last}`);
      if (stated.has(key) || key.split(/[\s-]+/u).every((part) => known.has(part))) continue;
      stated.set(key, { first, last, isWord: [first, last].some((name) => isWordIn(coachSays, name)) });
      if (stated.size === MOST_STATED) return [...stated.values()];
    }
  }
  return [...stated.values()];
};
