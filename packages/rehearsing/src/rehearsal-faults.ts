import type { Condition, Expectation } from '@rehearsal/contracts/rehearsal/expectation';
import type { Rehearsal } from '@rehearsal/contracts/rehearsal/rehearsal';
import type { TemplateFault } from '@rehearsal/contracts/template/template-faults';
import { actionFaults } from './faults/action-faults.js';
import { clockFaults } from './faults/clock-faults.js';
import { repeatedPhases } from './faults/contradictions.js';
import { faultsOfReading, type Path } from './faults/located.js';
import { operatorFaults } from './faults/operator-faults.js';
import { operatorsOf } from './judge/judge-path.js';
import { CHOICES, REPLY } from './judge/judge-said.js';
import { checkedPath } from './paths/checked-path.js';
import type { ToldShape } from './told-shape.js';

/**
 * What is wrong with rehearsals whose shape is right: paths and filters that name what the told state does not have,
 * patterns that RE2 does not know, words that are none, demands that nothing can meet. Each would make an expectation say nothing, so each is a fault when
 * the file is read. Pointers are into the content.
 */
export const rehearsalFaults = ({ rehearsals }: { readonly rehearsals: readonly Rehearsal[] }): TemplateFault[] =>
  rehearsals.flatMap(({ script, expectations }, index) => {
    const at = ['rehearsals', index];
    return [
      ...script.flatMap(({ expect = [], converse }, step) => [
        ...faultsOfAll(expect, [...at, 'script', step, 'expect']),
        ...(converse?.until ? expectationFaults(converse.until, [...at, 'script', step, 'converse', 'until']) : []),
      ]),
      ...clockFaults(script, [...at, 'script']),
      ...faultsOfAll(expectations, [...at, 'expectations']),
    ];
  });

const faultsOfAll = (expectations: readonly Expectation[], at: Path): TemplateFault[] =>
  expectations.flatMap((expectation, index) => expectationFaults(expectation, [...at, index]));

function expectationFaults(expectation: Condition | Expectation, at: Path): TemplateFault[] {
  const { path, unchanged, reply, choices, actions, phases } = expectation;
  const paths = Array.isArray(unchanged) ? unchanged : [];
  return [
    ...(path === undefined ? [] : pathFaults(path, [...at, 'path'])),
    ...paths.flatMap((source, index) => pathFaults(source, [...at, 'unchanged', index])),
    ...operatorFaults(operatorsOf(expectation), path === undefined ? undefined : shapeOf(path), at),
    ...(reply ? operatorFaults(reply, REPLY, [...at, 'reply']) : []),
    ...(choices ? operatorFaults(choices, CHOICES, [...at, 'choices']) : []),
    ...(actions ? actionFaults(actions, [...at, 'actions']) : []),
    ...(phases ? repeatedPhases(phases, [...at, 'phases']) : []),
  ];
}

const pathFaults = (source: string, at: Path): TemplateFault[] => faultsOfReading(at, () => checkedPath(source).faults);

/** Of a path that is wrong nothing is known, and its own fault is told. */
function shapeOf(source: string): ToldShape | undefined {
  let shape: ToldShape | undefined;
  faultsOfReading([], () => {
    shape = checkedPath(source).shape;
    return [];
  });
  return shape;
}
