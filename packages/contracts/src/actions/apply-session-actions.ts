import {
  newEntries,
  refused,
  unchanged,
  withCoachState,
  type ActionOutcome,
  type ActionRule,
  type ActionRules,
} from './action-outcome.js';
import type { CoachingState, CoachState } from '../coaching/coaching-state.js';
import { humanName, type ActionType } from '../coaching/enums.js';
import { canTransition, PHASE_MACHINE } from '../coaching/phases.js';

/** Rules for where the person is in the session, and what was asked, shown and paused. */

const transition: ActionRule<'TRANSITION_PHASE'> = (state, { to_phase }) => {
  const from = state.coach_state.current_phase;
  if (from === to_phase) return unchanged;
  if (!canTransition(from, to_phase)) {
    const allowed = PHASE_MACHINE[from].transitions.map((phase) => `'${humanName(phase)}'`).join(', ');
    return refused(`There is no way from '${humanName(from)}' to '${humanName(to_phase)}'; allowed: ${allowed}.`);
  }
  return {
    state: withCoachState(state, { current_phase: to_phase }),
    summary: `Transitioned from '${humanName(from)}' to '${humanName(to_phase)}'`,
  };
};

type ListKey = 'who_you_are' | 'who_you_want_to_be' | 'asked_questions';

/** Replaces a list whose order says nothing, so the same entries in another order change nothing. */
const replace = <K extends ListKey>(
  state: CoachingState,
  key: K,
  entries: CoachState[K],
  subject: string,
): ActionOutcome => {
  const list = [...new Set<string>(entries)] as CoachState[K];
  const current = new Set<string>(state.coach_state[key]);
  return current.size === list.length && list.every((entry) => current.has(entry))
    ? unchanged
    : {
        state: withCoachState(state, { [key]: list }),
        summary: `Updated ${subject} to ${list.map(named).join(', ') || 'nothing'}`,
      };
};

const named = (entry: string): string => `'${entry}'`;

const startBreak: ActionRule<'START_BREAK'> = (state, { session_key }, { at }) =>
  state.breaks.some(({ ended_at }) => ended_at === null)
    ? unchanged
    : {
        state: {
          ...state,
          breaks: [...state.breaks, { triggered_by_session: session_key, started_at: at, ended_at: null }],
        },
        summary: `Started a break after session '${session_key}'`,
      };

const endBreak: ActionRule<'END_BREAK'> = (state, _parameters, { at }) =>
  state.breaks.every(({ ended_at }) => ended_at !== null)
    ? unchanged
    : {
        state: { ...state, breaks: state.breaks.map((pause) => ({ ...pause, ended_at: pause.ended_at ?? at })) },
        summary: 'Ended the break',
      };

export const sessionRules = {
  TRANSITION_PHASE: transition,
  SELECT_IDENTITY_FOCUS: (state, { new_focus }) =>
    state.coach_state.identity_focus === new_focus
      ? unchanged
      : {
          state: withCoachState(state, { identity_focus: new_focus }),
          summary: `Set identity focus to '${humanName(new_focus)}'`,
        },
  SKIP_IDENTITY_CATEGORY: (state, { category }) => {
    const skipped = state.coach_state.skipped_identity_categories;
    return skipped.includes(category)
      ? unchanged
      : {
          state: withCoachState(state, { skipped_identity_categories: [...skipped, category] }),
          summary: `Skipped identity category '${humanName(category)}'`,
        };
  },
  UNSKIP_IDENTITY_CATEGORY: (state, { category }) => {
    const skipped = state.coach_state.skipped_identity_categories;
    const left = skipped.filter((other) => other !== category);
    return left.length === skipped.length
      ? unchanged
      : {
          state: withCoachState(state, { skipped_identity_categories: left }),
          summary: `Unskipped identity category '${humanName(category)}'`,
        };
  },
  UPDATE_WHO_YOU_ARE: (state, { who_you_are }) => replace(state, 'who_you_are', who_you_are, 'who you are'),
  UPDATE_WHO_YOU_WANT_TO_BE: (state, { who_you_want_to_be }) =>
    replace(state, 'who_you_want_to_be', who_you_want_to_be, 'who you want to be'),
  UPDATE_ASKED_QUESTIONS: (state, { asked_questions }) =>
    replace(state, 'asked_questions', asked_questions, 'asked questions'),
  ACKNOWLEDGE_SESSION_VIDEO: (state, { video_key }) => {
    const shown = state.coach_state.shown_videos;
    return newEntries(shown, [video_key]).length === 0
      ? unchanged
      : {
          state: withCoachState(state, { shown_videos: [...shown, video_key] }),
          summary: `Acknowledged session video '${video_key}'`,
        };
  },
  START_BREAK: startBreak,
  END_BREAK: endBreak,
} satisfies Partial<ActionRules<ActionType>>;
