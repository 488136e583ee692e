import { newEntries, refused, unchanged, type ActionRule, type ActionRules } from './action-outcome.js';
import type { ActionType } from '../coaching/enums.js';
import { quoted } from '../text/suggest.js';

/** Rules for what the coach writes down about the person. */

const counted = (verb: string, count: number): string => `${verb} ${count} user note${count === 1 ? '' : 's'}`;

/** A note that is there already, word for word, is not written twice. */
const add: ActionRule<'ADD_USER_NOTE'> = (state, { notes }, { id, at, coachMessageId }) => {
  const added = newEntries(
    state.user_notes.map(({ note }) => note),
    notes,
  );
  if (added.length === 0) return unchanged;
  const rows = added.map((note, index) => ({
    id: `${id}-n${index}`,
    note,
    source_message_id: coachMessageId,
    created_at: at,
  }));
  return { state: { ...state, user_notes: [...state.user_notes, ...rows] }, summary: counted('Added', added.length) };
};

const update: ActionRule<'UPDATE_USER_NOTE'> = (state, { notes }) => {
  const known = new Set(state.user_notes.map(({ id }) => id));
  const stranger = notes.find(({ id }) => !known.has(id));
  if (stranger) return refused(`No user note of this person has the id ${quoted(stranger.id)}.`);
  const wanted = new Map(notes.map(({ id, note }) => [id, note]));
  const rows = state.user_notes.map((row) => {
    const note = wanted.get(row.id);
    return note === undefined || note === row.note ? row : { ...row, note };
  });
  const changed = rows.filter((row, index) => row !== state.user_notes[index]).length;
  return changed === 0 ? unchanged : { state: { ...state, user_notes: rows }, summary: counted('Updated', changed) };
};

/** To delete what is gone already changes nothing. */
const remove: ActionRule<'DELETE_USER_NOTE'> = (state, { ids }) => {
  const left = state.user_notes.filter(({ id }) => !ids.includes(id));
  const gone = state.user_notes.length - left.length;
  return gone === 0 ? unchanged : { state: { ...state, user_notes: left }, summary: counted('Deleted', gone) };
};

export const noteRules = {
  ADD_USER_NOTE: add,
  UPDATE_USER_NOTE: update,
  DELETE_USER_NOTE: remove,
} satisfies Partial<ActionRules<ActionType>>;
