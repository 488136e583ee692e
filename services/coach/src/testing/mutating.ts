import type { Action } from '@rehearsal/contracts/actions/actions';
import type { ActionType } from '@rehearsal/contracts/coaching/enums';
import type { Answer, Turn } from '../engine.js';
import { answer } from '../scripted/scripted-engine.js';

/** A coach with one fault, and everything else as the good one has it. */
export type Coach = (turn: Turn) => Answer;

/** What a fault makes of a good answer. */
type Fault = (good: Answer, turn: Turn) => Answer;

type Of<T extends ActionType> = Extract<Action, { action_type: T }>;

export const isOf =
  <T extends ActionType>(type: T) =>
  (action: Action): action is Of<T> =>
    action.action_type === type;

export const withActions = (good: Answer, actions: readonly Action[]): Answer => ({ ...good, actions });
export const withReply = (good: Answer, content: string): Answer => ({ ...good, reply: { ...good.reply, content } });

export const without =
  (...types: ActionType[]): Fault =>
  (good) =>
    withActions(
      good,
      good.actions.filter(({ action_type }) => !types.includes(action_type)),
    );

export const changing =
  <T extends ActionType>(type: T, change: (parameters: Of<T>['parameters'], turn: Turn) => object): Fault =>
  (good, turn) =>
    withActions(
      good,
      good.actions.map((action) =>
        isOf(type)(action) ? { ...action, parameters: change(action.parameters as never, turn) } : action,
      ),
    );

export const instead =
  <T extends ActionType>(type: T, others: (action: Of<T>, turn: Turn) => Action[]): Fault =>
  (good, turn) =>
    withActions(
      good,
      good.actions.flatMap((action) => (isOf(type)(action) ? others(action, turn) : [action])),
    );

export const adding =
  (more: (turn: Turn, good: Answer) => Action[]): Fault =>
  (good, turn) =>
    withActions(good, [...good.actions, ...more(turn, good)]);

export const rewriting =
  (rewrite: (content: string, turn: Turn) => string): Fault =>
  (good, turn) =>
    withReply(good, rewrite(good.reply.content, turn));

export const reading =
  (read: (turn: Turn) => Turn): Coach =>
  (turn) =>
    answer(read(turn));

export const faulty =
  (fault: Fault): Coach =>
  (turn) =>
    fault(answer(turn), turn);

export const kept = (turn: Turn) => turn.state.identities.filter(({ state }) => state !== 'ARCHIVED');
export const last = <T>(entries: readonly T[]): T | undefined => entries.at(-1);
