import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { Action } from './actions.js';
import { ACTION_TYPES } from '../coaching/enums.js';

const messagesFor = (value: unknown): string[] =>
  Action.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('/')}: ${message}`) ?? [];

/** Parameters that are just enough, for every action. */
const ENOUGH: Record<(typeof ACTION_TYPES)[number], object> = {
  CREATE_IDENTITY: { name: 'Maker', note: '', category: 'CAREER' },
  CREATE_MULTIPLE_IDENTITIES: { identities: [{ name: 'Maker', note: 'n', category: 'CAREER' }] },
  UPDATE_IDENTITY: { id: 'i' },
  UPDATE_IDENTITY_NAME: { id: 'i', name: 'n' },
  UPDATE_IDENTITY_AFFIRMATION: { id: 'i', affirmation: 'a' },
  UPDATE_IDENTITY_VISUALIZATION: { id: 'i', visualization: 'v' },
  ACCEPT_IDENTITY: { id: 'i' },
  ACCEPT_IDENTITY_REFINEMENT: { id: 'i' },
  ACCEPT_IDENTITY_COMMITMENT: { id: 'i' },
  ACCEPT_IDENTITY_AFFIRMATION: { id: 'i' },
  ACCEPT_IDENTITY_VISUALIZATION: { id: 'i' },
  ARCHIVE_IDENTITY: { id: 'i' },
  NEST_IDENTITY: { nested_identity_id: 'i', parent_identity_id: 'j' },
  COMBINE_IDENTITIES: { identity_id_a: 'i', identity_id_b: 'j' },
  ADD_IDENTITY_NOTE: { id: 'i', note: 'n' },
  TRANSITION_PHASE: { to_phase: 'GET_TO_KNOW_YOU' },
  SELECT_IDENTITY_FOCUS: { new_focus: 'CAREER' },
  SET_CURRENT_IDENTITY: { identity_id: 'i' },
  SKIP_IDENTITY_CATEGORY: { category: 'CAREER' },
  UNSKIP_IDENTITY_CATEGORY: { category: 'CAREER' },
  UPDATE_WHO_YOU_ARE: { who_you_are: ['a'] },
  UPDATE_WHO_YOU_WANT_TO_BE: { who_you_want_to_be: [] },
  UPDATE_ASKED_QUESTIONS: { asked_questions: ['WORK_LIVING'] },
  ADD_USER_NOTE: { notes: ['n'] },
  UPDATE_USER_NOTE: { notes: [{ id: 'n', note: 'x' }] },
  DELETE_USER_NOTE: { ids: ['n'] },
  ACKNOWLEDGE_SESSION_VIDEO: { video_key: 'v' },
  START_BREAK: { session_key: 's' },
  END_BREAK: {},
};

describe('actions', () => {
  it.each(ACTION_TYPES)('accept %s with its parameters, and nothing beside them', (action_type) => {
    const parameters = ENOUGH[action_type];
    expect(Action.parse({ action_type, parameters })).toEqual({ action_type, parameters });
    expect(messagesFor({ action_type, parameters: { ...parameters, extra: 1 } })).toEqual([
      `parameters: "extra" is not a key of the parameters of ${action_type}.`,
    ]);
  });

  it.each(ACTION_TYPES.filter((type) => type !== 'END_BREAK'))('refuse %s without its parameters', (action_type) => {
    expect(Action.safeParse({ action_type, parameters: {} }).success).toBe(false);
    expect(Action.safeParse({ action_type }).success).toBe(false);
  });

  it('bring types and enums to their canonical spelling', () => {
    expect(
      Action.parse({ action_type: 'transition phase', parameters: { to_phase: 'i am statement', from_phase: null } }),
    ).toEqual({ action_type: 'TRANSITION_PHASE', parameters: { to_phase: 'IDENTITY_AFFIRMATION' } });
  });

  it('hint at the type, and at the parameter, that was meant', () => {
    expect(messagesFor({ action_type: 'CREATE_IDENTTY', parameters: {} })).toEqual([
      'action_type: "CREATE_IDENTTY" is not an action type. Did you mean CREATE_IDENTITY?',
    ]);
    expect(messagesFor({ action_type: 'ACCEPT_IDENTITY', parameters: { id: 'i', id_: 1 } })).toEqual([
      'parameters: "id_" is not a key of the parameters of ACCEPT_IDENTITY. Did you mean "id"?',
    ]);
  });

  it('refuse what is no action', () => {
    for (const value of [null, 4, 'END_BREAK', [], {}]) expect(Action.safeParse(value).success).toBe(false);
  });

  it('have a JSON Schema with one branch for each type', () => {
    expect(z.toJSONSchema(Action, { io: 'input' }).oneOf).toHaveLength(ACTION_TYPES.length);
  });
});
