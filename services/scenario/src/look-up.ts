import type { OwnedScenarioRow, Scenario, ScenarioFact } from '@rehearsal/contracts/scenario/scenario';
import { stateOf, type Journal, type Snapshot } from '@rehearsal/platform/journal/journal';

/** Longer beginnings than this find nothing more. */
const LONGEST = 16;
/** Of a description only so much is searched, and not by one or two letters, which would be in all of them. */
const DESCRIPTION_WORDS = 60;
const SHORTEST_OF_DESCRIPTION = 3;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Words without regard to case and accents; also of scripts that put no spaces between them. */
function wordsOf(text: string): string[] {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = [...segmenter.segment(folded)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
  return [...new Set(words)];
}

const beginningsOf = (words: readonly string[], shortest: number): string[] =>
  words.flatMap((word) => {
    const lengths = Math.max(0, Math.min(word.length, LONGEST) - shortest + 1);
    return Array.from({ length: lengths }, (_, longer) => word.slice(0, shortest + longer));
  });

/** What a list shows of a template without reading it, and the beginnings of words that find the scenario. */
export type ScenarioLookUp = Pick<OwnedScenarioRow, 'current_phase' | 'counts' | 'rehearsals'> & {
  readonly beginnings: string[];
};

export function lookUp({ name, description, template, rehearsals }: Scenario): ScenarioLookUp {
  const described = wordsOf(description).slice(0, DESCRIPTION_WORDS);
  const beginnings = [...beginningsOf(wordsOf(name), 1), ...beginningsOf(described, SHORTEST_OF_DESCRIPTION)];
  return {
    beginnings: [...new Set(beginnings)],
    current_phase: template.coach_state.current_phase,
    rehearsals: rehearsals.map((rehearsal) => rehearsal.name),
    counts: {
      identities: template.identities.length,
      chat_messages: template.chat_messages.length,
      user_notes: template.user_notes.length,
      actions: template.actions.length,
    },
  };
}

/** The condition of a search: every word that was typed begins a word of the scenario. The longest is for the index. */
export function searchFilter(text: string): Record<string, unknown> {
  const typed = wordsOf(text).map((word) => word.slice(0, LONGEST));
  const [rarest = '', ...others] = typed.sort((left, right) => right.length - left.length);
  return {
    'look_up.beginnings': rarest,
    ...(others.length > 0 && { $and: others.map((word) => ({ 'look_up.beginnings': word })) }),
  };
}

/**
 * One index for each way of asking, and each ends in the order of the list, so a page reads no more than it shows. The
 * last of them is made when every snapshot has its look-up, and says so.
 */
export async function ensureLookUps({ snapshots }: Journal<Scenario, ScenarioFact>): Promise<void> {
  const newestFirst = { created_at: -1, _id: -1 } as const;
  for (const field of ['look_up.beginnings', 'tags', 'created_by'])
    await snapshots.createIndex({ [field]: 1, ...newestFirst }, { name: `by_${field}` }, {});
  await snapshots.createIndex({ updated_at: -1, _id: -1 }, { name: 'changed_last' }, {});
  await snapshots.createIndex({ name: 1, _id: 1 }, { name: 'by_name' }, {});
  if (await snapshots.indexExists('newest_first')) return;
  for await (const snapshot of snapshots.find()) {
    const { _id, seq } = snapshot as Snapshot<Scenario>;
    await snapshots.updateOne({ _id, seq }, { $set: { look_up: lookUp(stateOf(snapshot as Snapshot<Scenario>)) } });
  }
  await snapshots.createIndex(newestFirst, { name: 'newest_first' }, {});
}
