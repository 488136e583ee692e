import type { JsonFault } from '../json/values.js';
import { actionOf } from './older-actions.js';
import { withLink } from './older-links.js';
import { isRow, mapRows, tidied, type Optional, type Path, type Row, type Warn } from './older-rows.js';

/**
 * Templates as the older system writes them, in its freezes above all, brought to how they are written now. Every row
 * keeps its place, so that a fault points into what its author wrote, and what became of each thing is told.
 */

const TOP: Optional = { times: ['clock'] };
const USER: Optional = { others: ['email'] };
const COACH_STATE: Optional = { others: ['identity_focus', 'current_identity', 'proposed_identity'] };
const IDENTITY: Optional = { times: ['created_at'], others: ['state', 'image', 'parent'] };
const MESSAGE: Optional = { times: ['timestamp'], others: ['component_config'] };
const NOTE: Optional = { times: ['created_at'] };
const BREAK: Optional = { times: ['started_at', 'ended_at'] };

const ARRIVED = { current_phase: 'INTRODUCTION' };

/** A coach state that is missing or untouched is that of a person who has just arrived. */
const coachStateOf = (state: unknown, path: Path, warn: Warn): unknown => {
  if (state === undefined || state === null) {
    warn(path, 'is missing: the person starts in INTRODUCTION');
    return ARRIVED;
  }
  if (!isRow(state)) return state;
  if (Object.keys(state).length > 0) return tidied(state, COACH_STATE, path, warn);
  warn(path, 'is empty: the person starts in INTRODUCTION');
  return ARRIVED;
};

const sectionsOf = (template: Row, warn: Warn): Row => {
  const { user, coach_state, identities, chat_messages, user_notes, actions, breaks } = template;
  const contents = new Set(
    Array.isArray(chat_messages) ? chat_messages.filter(isRow).map(({ content }) => content) : [],
  );
  const tidy = (optional: Optional) => (row: Row, path: Path) => tidied(row, optional, path, warn);
  return {
    user: isRow(user) ? tidied(user, USER, ['user'], warn) : user,
    coach_state: coachStateOf(coach_state, ['coach_state'], warn),
    identities: mapRows(identities, ['identities'], tidy(IDENTITY)),
    chat_messages: mapRows(chat_messages, ['chat_messages'], tidy(MESSAGE)),
    user_notes: mapRows(user_notes, ['user_notes'], (row, path) =>
      withLink(tidied(row, NOTE, path, warn), 'source_message', path, contents, warn),
    ),
    actions: mapRows(actions, ['actions'], (row, path) => actionOf(row, path, contents, warn)),
    breaks: mapRows(breaks, ['breaks'], tidy(BREAK)),
  };
};

/** One warning for what befell many rows alike: a freeze of two hundred messages has two hundred such times. */
const summed = (warnings: readonly JsonFault[]): JsonFault[] => {
  const alike = new Map<string, JsonFault & { more: number }>();
  for (const { path, message } of warnings) {
    const key = JSON.stringify([path.map((step) => (typeof step === 'number' ? 0 : step)), message]);
    const first = alike.get(key);
    if (first) first.more += 1;
    else alike.set(key, { path, message, more: 0 });
  }
  return [...alike.values()].map(({ path, message, more }) => ({
    path,
    message: more === 0 ? message : `${message} (so it is at ${more} more ${more === 1 ? 'place' : 'places'})`,
  }));
};

/** What the check is to read instead of `input`, and what there is to say about it. */
export const readOlder = (input: unknown): { template: unknown; warnings: JsonFault[] } => {
  const warnings: JsonFault[] = [];
  const warn: Warn = (path, message) => warnings.push({ path, message });
  if (!isRow(input)) return { template: input, warnings: warnings };
  const top = tidied(input, TOP, [], warn);
  const read = Object.entries(sectionsOf(top, warn)).filter(([, section]) => section !== undefined);
  return { template: { ...top, ...Object.fromEntries(read) }, warnings: summed(warnings) };
};
