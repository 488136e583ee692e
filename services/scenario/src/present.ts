import type { Scenario } from '@rehearsal/contracts/scenario';
import { stateOf, type Snapshot } from '@rehearsal/platform/journal/journal';

/** A list row: counts instead of contents, so a list carries no transcript. */
export function presentRow(snapshot: Snapshot<Scenario>) {
  const { template, ...row } = stateOf(snapshot);
  return {
    ...row,
    current_phase: template.coach_state.current_phase,
    counts: {
      identities: template.identities.length,
      chat_messages: template.chat_messages.length,
      user_notes: template.user_notes.length,
      actions: template.actions.length,
    },
  };
}
