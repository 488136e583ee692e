import { upperSnake } from '../coaching/enums.js';
import { isRow, tidied, without, type Optional, type Path, type Row, type Warn } from './older-rows.js';
import { withLink } from './older-links.js';

/** The older system's words for an affirmation's actions. */
const OLDER_TYPES: Readonly<Record<string, string>> = {
  UPDATE_I_AM_STATEMENT: 'UPDATE_IDENTITY_AFFIRMATION',
  ACCEPT_I_AM_STATEMENT: 'ACCEPT_IDENTITY_AFFIRMATION',
};

const OPTIONAL_PARAMETERS: Readonly<Record<string, Optional>> = {
  TRANSITION_PHASE: { others: ['from_phase'] },
  UPDATE_IDENTITY: { others: ['name', 'state', 'category'] },
};

const STATED = new Set(['UPDATE_IDENTITY', 'UPDATE_IDENTITY_AFFIRMATION']);

const parametersOf = (type: string, parameters: Row, path: Path, warn: Warn): Row => {
  const tidy = tidied(parameters, OPTIONAL_PARAMETERS[type] ?? {}, path, warn);
  const { i_am_statement: affirmation, ...rest } = tidy;
  if (affirmation === undefined || !STATED.has(type) || 'affirmation' in rest) return tidy;
  warn([...path, 'i_am_statement'], 'is read as affirmation');
  return { ...rest, affirmation };
};

/** The message was kept by its id, which a template has no use for, and by its content, which is a link here. */
const withCoachMessage = (row: Row, path: Path, contents: ReadonlySet<unknown>, warn: Warn): Row => {
  const { original_coach_message_id: id, coach_message_content: content } = row;
  if (isGiven(id)) warn([...path, 'original_coach_message_id'], 'is an id of another system and is dropped');
  const linked = withLink(
    without(row, ['original_coach_message_id', 'coach_message_content']),
    'coach_message',
    path,
    contents,
    warn,
  );
  if (!isGiven(content)) return linked;
  const place = [...path, 'coach_message_content'];
  if (isGiven(linked['coach_message'])) warn(place, 'is dropped: coach_message says which message it is');
  else if (!contents.has(content)) warn(place, 'is dropped: no chat message has exactly this content');
  else {
    warn(place, 'is read as coach_message');
    return { ...linked, coach_message: content };
  }
  return linked;
};

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** An action as it is written now. */
export const actionOf = (row: Row, path: Path, contents: ReadonlySet<unknown>, warn: Warn): Row => {
  const action = withCoachMessage(tidied(row, { times: ['timestamp'] }, path, warn), path, contents, warn);
  const { action_type: written, parameters } = action;
  if (typeof written !== 'string') return action;
  const later = OLDER_TYPES[upperSnake(written)];
  if (later !== undefined) warn([...path, 'action_type'], `is read as ${later}`);
  const type = later ?? upperSnake(written);
  return {
    ...action,
    action_type: later ?? written,
    ...(isRow(parameters) ? { parameters: parametersOf(type, parameters, [...path, 'parameters'], warn) } : {}),
  };
};
