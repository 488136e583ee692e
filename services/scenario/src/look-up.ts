import { PHASES } from '@rehearsal/contracts/coaching/enums';
import type { LastVerdict } from '@rehearsal/contracts/http/scenarios/scenarios';
import type { OwnedScenarioRow, ScenarioFact } from '@rehearsal/contracts/scenario/scenario';
import { bareLetters } from '@rehearsal/contracts/text/bare-letters';
import { foldName } from '@rehearsal/contracts/text/fold-name';
import { stateOf, type Journal, type Snapshot } from '@rehearsal/platform/journal/journal';
import { BY_WORST } from '@rehearsal/rehearsing/verdicts';
import { NEVER_USED } from './used.js';
import type { ScenarioRecord } from './scenario.js';

/** Longer beginnings than this find nothing more. */
const LONGEST = 16;
/** Of a description only so much is searched, and not by one or two letters, which would be in all of them. */
const DESCRIPTION_WORDS = 60;
const SHORTEST_OF_DESCRIPTION = 3;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Words without regard to case and accents; also of scripts that put no spaces between them. */
function wordsOf(text: string): string[] {
  const words = [...segmenter.segment(bareLetters(text))]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
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
  /** Its own and those of its rehearsals, folded: by any of them it is asked for what can be run. */
  readonly names: string[];
  /** Where its phase comes on the way of a coaching, so that a list can be ordered by it. */
  readonly phase_place: number;
  /** What its last run showed, as a number: the more, the worse. */
  readonly verdict: number;
};

const RANKS: readonly LastVerdict[] = ['never', ...BY_WORST.toReversed()];
export const rankOf = (verdict: LastVerdict): number => RANKS.indexOf(verdict);

export function lookUp({ name, description, template, rehearsals, last_runs: runs }: ScenarioRecord): ScenarioLookUp {
  const described = wordsOf(description).slice(0, DESCRIPTION_WORDS);
  const beginnings = [...beginningsOf(wordsOf(name), 1), ...beginningsOf(described, SHORTEST_OF_DESCRIPTION)];
  return {
    beginnings: [...new Set(beginnings)],
    names: [...new Set([name, ...rehearsals.map((rehearsal) => rehearsal.name)].map(foldName))],
    current_phase: template.coach_state.current_phase,
    phase_place: PHASES.indexOf(template.coach_state.current_phase),
    verdict: rankOf(runs?.[0]?.verdict ?? 'never'),
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

const NEWEST_FIRST = { created_at: -1, _id: -1 } as const;
const NARROWED_BY = ['look_up.beginnings', 'tags', 'created_by', 'look_up.current_phase', 'look_up.verdict'];
const ORDERED_BY = ['created_by', 'look_up.phase_place', 'look_up.counts.chat_messages'];
const ORDERED_BY_USE = ['from_others.instances', 'from_others.last_used_at'];

/**
 * One index for each way of asking, and each ends in the order of the list, so a page reads no more than it shows. The
 * last of them is made when every snapshot has its look-up, and says so.
 */
export async function ensureLookUps({ snapshots }: Journal<ScenarioRecord, ScenarioFact>): Promise<void> {
  for (const field of NARROWED_BY)
    await snapshots.createIndex({ [field]: 1, ...NEWEST_FIRST }, { name: `by_${field}` }, {});
  for (const field of ORDERED_BY)
    await snapshots.createIndex({ [field]: 1, _id: 1 }, { name: `in_order_of_${field}` }, {});
  if (!(await snapshots.indexExists('in_order_of_from_others.last_used_at')))
    await snapshots.updateMany({ from_others: { $exists: false } }, { $set: { from_others: NEVER_USED } });
  for (const field of ORDERED_BY_USE)
    await snapshots.createIndex({ [field]: 1, _id: 1 }, { name: `in_order_of_${field}` }, {});
  // Most scenarios may have the same verdict, `never`: what that leaves is too much to be sorted.
  for (const field of ['name', 'updated_at', ...ORDERED_BY, ...ORDERED_BY_USE])
    await snapshots.createIndex({ 'look_up.verdict': 1, [field]: 1, _id: 1 }, { name: `of_verdict_by_${field}` }, {});
  await snapshots.createIndex(NEWEST_FIRST, { name: 'newest_first' }, {});
  await snapshots.createIndex({ name: 1, _id: 1 }, { name: 'by_name' }, {});
  await snapshots.createIndex({ updated_at: -1, _id: -1 }, { name: 'changed_last' }, {});
  await snapshots.createIndex({ 'look_up.verdict': 1, _id: 1 }, { name: 'worst_last' }, {});
  if (await snapshots.indexExists('by_look_up.names')) return;
  for await (const snapshot of snapshots.find()) {
    const { _id, seq } = snapshot as Snapshot<ScenarioRecord>;
    const look_up = lookUp(stateOf(snapshot as Snapshot<ScenarioRecord>));
    await snapshots.updateOne({ _id, seq }, { $set: { look_up } });
  }
  await snapshots.createIndex({ 'look_up.names': 1, ...NEWEST_FIRST }, { name: 'by_look_up.names' }, {});
}
