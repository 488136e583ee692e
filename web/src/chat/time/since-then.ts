import { canonical, differences, type Difference } from '@rehearsal/contracts/coaching/canonical';
import { coachingOf } from '@rehearsal/contracts/instance/evolve-instance';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';

/** A part of a state in which there are differences. */
interface ChangedPart {
  readonly title: string;
  readonly differences: readonly Difference[];
}

/** The parts in the order that people look at them in; entries of a list go by their number and its noun. */
const PARTS = [
  { key: 'coach_state', title: 'Coach state' },
  { key: 'identities', title: 'Identities' },
  { key: 'user_notes', title: 'Notes' },
  { key: 'actions', title: 'Actions', entry: 'action' },
  { key: 'chat_messages', title: 'Conversation', entry: 'message' },
  { key: 'breaks', title: 'Breaks', entry: 'break' },
  { key: 'profile', title: 'Test user' },
] as const;

/** What two states are compared by: without ids and times, and each entry in the words that it is shown in. */
const comparable = (view: InstanceView): Record<(typeof PARTS)[number]['key'], unknown> => {
  const { coach_state, identities, breaks, profile } = canonical(coachingOf(view));
  return {
    coach_state,
    identities,
    breaks,
    profile,
    // By its words, so that one more does not make others of those behind it.
    user_notes: Object.fromEntries(view.user_notes.map(({ note }) => [note, note])),
    actions: view.actions.map(({ result_summary: summary }) => summary),
    chat_messages: view.chat_messages.map(({ role, content }) => `${role}: ${content}`),
  };
};

/** `/3` of a list as people count: `message 4`. */
const asCounted = (pointer: string, entry: string): string =>
  pointer.replace(/^\/(\d+)/, (_whole, index: string) => `${entry} ${Number(index) + 1}`);

/** What is different now from what was then, part by part; parts without a difference are left out. */
export const sinceThen = (then: InstanceView, now: InstanceView): ChangedPart[] => {
  const [before, after] = [comparable(then), comparable(now)];
  return PARTS.flatMap((part) => {
    const found = differences(before[part.key], after[part.key]).map((difference) =>
      'entry' in part ? { ...difference, pointer: asCounted(difference.pointer, part.entry) } : difference,
    );
    return found.length === 0 ? [] : [{ title: part.title, differences: found }];
  });
};
