import { humanName, type Question } from '@rehearsal/contracts/coaching/enums';
import type { Heard } from './heard.js';

const KEYWORDS: Record<Question, RegExp> = {
  BACKGROUND_UPBRINGING:
    /\bgr[eo]w(?:ing)? up\b|\braised\b|\bborn\b|\bchild(?:hood)?\b|\bupbringing\b|\bhome ?town\b|\bas a kid\b|\bwhen i was (?:young|little|small)\b/i,
  FAMILY_STRUCTURE:
    /\bfamily\b|\bm(?:o|u)(?:ther|m)\b|\b(?:grand)?(?:father|dad|parents?)\b|\b(?:brother|sister|sibling|son|daughter|kid|twin)s?\b|\bchildren\b|\bwife\b|\bhusband\b|\bmarried\b|\bpartner\b|\bsingle\b|\bdivorced\b|\bgrandmother\b/i,
  WORK_LIVING:
    /\bwork(?:s|ing|ed)?\b|\bjobs?\b|\bcareer\b|\bcompany\b|\boffice\b|\bteacher\b|\bnurse\b|\bengineer\b|\bdeveloper\b|\bmanager\b|\bstudent\b|\bstudy(?:ing)?\b|\bretired\b|\bfreelanc\w+\b|\bbusiness\b|\b(?:i )?liv(?:e|ing) (?:in|with|alone|near)\b|\bflat\b|\bapartment\b/i,
  HOBBIES_INTERESTS:
    /\bhobb(?:y|ies)\b|\bi (?:really )?(?:love|enjoy|like)\b(?! (?:it|that|this)\b)|\bfree time\b|\bspare time\b|\bweekends?\b|\bfor fun\b|\b(?:paint|read|run|cook|bak|hik|danc|garden|sing|swim|climb|photograph|travel)(?:ing)\b|\bguitar\b|\bpiano\b|\bmusic\b|\byoga\b/i,
  WHY_HERE_HOPES:
    /\bhop(?:e|es|ing)\b|\bhere (?:because|to|for)\b|\bi (?:really )?want\b|\bi(?:'d| would) (?:like|love) to\b|\blooking for\b|\bdreams?\b|\bgoals?\b|\bwish\b|\bfind out\b|\bchange (?:my|something)\b/i,
};

/** How a question is asked alone, when the person has told the others of its round without being asked. */
export const ASKED_ALONE: Record<Question, string> = {
  BACKGROUND_UPBRINGING: 'Where did you grow up, and what was it like?',
  FAMILY_STRUCTURE: 'Who belongs to your family?',
  WORK_LIVING: 'What do you do for work, and where do you live?',
  HOBBIES_INTERESTS: 'What do you love to do when nobody asks anything of you?',
  WHY_HERE_HOPES: 'What brings you here, and who do you hope to become?',
};

/** Questions that belong together are asked together: five in a row is an interview, not a conversation. */
export const ROUNDS: readonly { questions: readonly Question[]; asks: readonly [string, ...string[]] }[] = [
  {
    questions: ['BACKGROUND_UPBRINGING', 'FAMILY_STRUCTURE'],
    asks: [
      'Where did you grow up, and who belongs to your family?',
      'Tell me a little about how you grew up, and about your family.',
    ],
  },
  {
    questions: ['WORK_LIVING', 'HOBBIES_INTERESTS'],
    asks: [
      'What do you do for work and where do you live, and what do you love to do when nobody asks anything of you?',
      'How do you spend your days: work, home, and the things you do purely for joy?',
    ],
  },
  {
    questions: ['WHY_HERE_HOPES'],
    asks: [
      'What brings you here, and who do you hope to become?',
      'Why are you here today, and what do you hope will be different?',
    ],
  },
];

/** A sentence is kept as it was said; a longer one would be a transcript and not a note. */
export const LONGEST_NOTE = 300;
const MOST_NOTES = 6;

export const topicsOf = (text: string): Question[] =>
  (Object.keys(KEYWORDS) as Question[]).filter((question) => KEYWORDS[question].test(text));

export const noteOf = (label: string, sentence: string): string => `${label}: ${sentence.slice(0, LONGEST_NOTE)}`;

/** What a person told, a note for each sentence, under the question that it answers. */
export const notesOf = ({ sentences }: Heard, asked: Question | undefined): string[] =>
  sentences
    .filter((sentence) => sentence.split(' ').length > 1)
    .flatMap((sentence) => {
      const question = topicsOf(sentence)[0] ?? asked;
      return question ? [noteOf(humanName(question), sentence)] : [];
    })
    .slice(0, MOST_NOTES);
