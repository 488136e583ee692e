import type { Identity } from '@rehearsal/contracts/coaching/coaching-state';
import type { Phase } from '@rehearsal/contracts/coaching/enums';
import { accept, type Verdict } from '../consider.js';
import type { Draft } from '../draft.js';
import type { Heard } from '../heard.js';
import type { PhaseScript } from '../phase-script.js';
import type { Choose } from '../wording.js';
import { eachIdentity } from './each-identity.js';

const LONGEST_STATEMENT = 1000;
const OWN_WORDS = /\bown words\b/i;

interface Statement {
  readonly phase: Phase;
  readonly about: string;
  readonly article: 'a' | 'an';
  readonly noun: string;
  readonly compose: (choose: Choose, identity: Identity) => string;
  /** The person's words as the statement; `asked` when the coach has just asked for them. */
  readonly ownWords: (text: string, asked: boolean) => string | undefined;
  readonly current: (identity: Identity) => string | null;
  readonly keep: (draft: Draft, identity: Identity, words: string) => void;
}

/** A phase that gives each identity a text: the coach suggests one, the person takes it or says it in their own words. */
export const statementPhase = ({
  phase,
  about,
  article,
  noun,
  compose,
  ownWords,
  current,
  keep,
}: Statement): PhaseScript => {
  const suggest = (draft: Draft, identity: Identity): string => {
    const words = current(identity) ?? compose(draft.choose, identity);
    keep(draft, identity, words);
    return words;
  };
  const take = (draft: Draft, heard: Heard, identity: Identity): Verdict => {
    if (heard.rejects || heard.refines || heard.declines || OWN_WORDS.test(heard.text)) {
      draft.say(`Then in your own words: what is the ${noun} of the **${identity.name}**?`);
      draft.await('WORDS');
      return 'open';
    }
    const plainYes = heard.loves || heard.agrees || heard.isBare;
    const own = plainYes ? undefined : ownWords(heard.text.slice(0, LONGEST_STATEMENT), draft.awaited === 'WORDS');
    if (!plainYes && own === undefined) {
      draft.say(`Is that the ${noun} of the **${identity.name}** for you, or would you say it in your own words?`);
      draft.offer(['I love it!', 'In my own words']);
      return 'open';
    }
    if (own === undefined) suggest(draft, identity);
    else keep(draft, identity, own);
    accept(draft, identity, phase);
    draft.sayOne('Beautiful.', 'That is strong.', 'I can feel it.');
    return 'accepted';
  };
  return eachIdentity({
    phase,
    about,
    ask(draft, identity) {
      draft.say(`Here is ${article} ${noun} for the **${identity.name}**:\n> ${suggest(draft, identity)}`);
      draft.say('Do you love it, or would you say it in your own words?');
      draft.offer(['I love it!', 'In my own words']);
    },
    take,
    prepare: (draft, identity) => void suggest(draft, identity),
  });
};
