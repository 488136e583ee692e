import { mapReferences } from './action-references.js';
import type { ActionRow, CoachingState } from '../coaching/coaching-state.js';
import type { JsonObject } from '../json/values.js';

/** A state's links without ids: identities by name, notes by text, messages by index. */
export interface StateLinks {
  readonly nameOf: (identityId: string | null) => string | undefined;
  readonly indexOf: (messageId: string | null) => number | undefined;
  /** Parameters in which identities are named; an id that nothing here bears is history and stays. */
  readonly parametersOf: (action: Pick<ActionRow, 'action_type' | 'parameters'>) => JsonObject;
}

export const linksOf = ({ identities, chat_messages, user_notes }: CoachingState): StateLinks => {
  const names = new Map(identities.map(({ id, name }) => [id, name]));
  const notes = new Map(user_notes.map(({ id, note }) => [id, note]));
  const indices = new Map(chat_messages.map(({ id }, index) => [id, index]));
  const found = <K, V>(map: Map<K, V>, key: K | null): V | undefined => (key === null ? undefined : map.get(key));
  return {
    nameOf: (id) => found(names, id),
    indexOf: (id) => found(indices, id),
    parametersOf: ({ action_type, parameters }) =>
      mapReferences(action_type, parameters, (kind, id) => found(kind === 'identity' ? names : notes, id) ?? id),
  };
};
