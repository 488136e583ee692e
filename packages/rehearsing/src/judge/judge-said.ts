import type { JsonValue } from '@rehearsal/contracts/json/values';
import type { Operators } from '@rehearsal/contracts/rehearsal/operators';
import type { ToldShape } from '../told-shape.js';
import type { Judge, Judged } from './circumstances.js';
import { allHold } from './operators.js';
import { inWords, operatorsOf } from './judge-path.js';
import { shown } from './shown.js';

export const REPLY: ToldShape = { kind: 'text' };
export const CHOICES: ToldShape = { kind: 'list', of: REPLY, isSet: true };

const judge = (what: 'reply' | 'choices', demanded: Operators, value: JsonValue, shape: ToldShape): Judged => {
  const operators = operatorsOf(demanded);
  const number = Array.isArray(value) ? value.length : value === null ? 0 : 1;
  return {
    pointer: `/${what}`,
    says: `${what}: ${inWords(operators)}`,
    expected: shown(operators as JsonValue),
    measured: shown(value),
    ok: allHold(operators, { values: [value], shape, any: false, number }),
  };
};

/** The coach's last word. */
export const judgeReply: Judge = ({ reply: demanded = {} }, { reply }) => [judge('reply', demanded, reply, REPLY)];

/** What the coach's last word offers. */
export const judgeChoices: Judge = ({ choices: demanded = {} }, { choices }) => [
  judge('choices', demanded, [...choices], CHOICES),
];
