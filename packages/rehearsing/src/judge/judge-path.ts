import type { JsonValue } from '@rehearsal/contracts/json/values';
import type { Expectation } from '@rehearsal/contracts/rehearsal/expectation';
import { OPERATORS, type Operators } from '@rehearsal/contracts/rehearsal/operators';
import { JudgementError } from '../limit.js';
import { checkedPath } from '../paths/checked-path.js';
import type { Circumstances, Judge, Judged } from './circumstances.js';
import { essence } from './compare.js';
import { allHold } from './operators.js';
import { cut, shown, shownAll } from './shown.js';

/** Only the operators of an expectation, as a report shows what was demanded. */
export const operatorsOf = (expectation: Expectation | Operators): Operators =>
  Object.fromEntries(OPERATORS.flatMap((name) => (expectation[name] === undefined ? [] : [[name, expectation[name]]])));

export const inWords = (operators: Operators): string =>
  Object.entries(operators)
    .map(([name, demanded]) => (demanded === true ? name : `${name} ${cut(JSON.stringify(demanded), 200)}`))
    .join(', ');

/** The state at a path. */
export const judgePath: Judge = (expectation, circumstances) => {
  const { path: source = '$', any = false, unchanged } = expectation;
  const operators = operatorsOf(expectation);
  const judged: Judged[] = unchanged === true ? [judgeUnchanged(source, '/path', circumstances)] : [];
  if (Object.keys(operators).length === 0) return judged;
  const path = checkedPath(source);
  const values = path.select(circumstances.state);
  const [only] = values;
  const number = path.isSingular && Array.isArray(only) ? only.length : values.length;
  const measured = operators.count === undefined ? shownAll(values) : { count: number, values: shownAll(values) };
  return [
    {
      path: source,
      pointer: '',
      says: `${source}: ${any ? 'any ' : ''}${inWords(operators)}`,
      expected: shown(operators as JsonValue),
      measured,
      ok: allHold(operators, { values, shape: path.shape, any, number }),
    },
    ...judged,
  ];
};

/** What must be as it was. */
export const judgeAllUnchanged: Judge = ({ unchanged }, circumstances) =>
  Array.isArray(unchanged)
    ? unchanged.map((source, index) => judgeUnchanged(source, `/unchanged/${index}`, circumstances))
    : [];

function judgeUnchanged(source: string, pointer: string, { state, before }: Circumstances): Judged {
  const path = checkedPath(source);
  const was = path.select(before);
  const is = path.select(state);
  if (was.length === 0 && is.length === 0)
    throw new JudgementError(`selects nothing, neither before nor after, so nobody can say whether it changed`);
  // A row that others come before or go from is the same row: where it stands does not count.
  const all = (values: readonly JsonValue[]) =>
    values
      .map((value) => essence(value, path.shape))
      .sort()
      .join('\n');
  return {
    path: source,
    pointer,
    says: `${source} is unchanged`,
    expected: shownAll(was),
    measured: shownAll(is),
    ok: all(was) === all(is),
  };
}
