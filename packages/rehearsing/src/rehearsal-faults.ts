import type { Condition, Expectation } from '@rehearsal/contracts/rehearsal/expectation';
import type { Rehearsal } from '@rehearsal/contracts/rehearsal/rehearsal';
import type { TemplateFault } from '@rehearsal/contracts/template/template-faults';
import { clockFaults } from './faults/clock-faults.js';
import { expectationFaults } from './faults/expectation-faults.js';
import type { Path } from './faults/located.js';
import { personFaults } from './faults/person-faults.js';
import { togetherFaults } from './faults/together-faults.js';

/**
 * What is wrong with rehearsals whose shape is right: paths and filters that name what the told state does not have,
 * patterns that RE2 does not know, words that are none, demands that nothing can meet, persons whom nothing asks. Each would
 * say nothing, so each is a fault when the file is read. Pointers are into the content.
 */
export const rehearsalFaults = ({ rehearsals }: { readonly rehearsals: readonly Rehearsal[] }): TemplateFault[] =>
  rehearsals.flatMap((rehearsal, index) => {
    const { script, expectations } = rehearsal;
    const at = ['rehearsals', index];
    return [
      ...script.flatMap(({ expect = [], converse, ...step }, place) => [
        ...faultsOfAll(expect, [...at, 'script', place, 'expect'], isAnswered(step)),
        ...(converse?.until ? untilFaults(converse.until, [...at, 'script', place, 'converse', 'until']) : []),
      ]),
      ...clockFaults(script, [...at, 'script']),
      ...personFaults(rehearsal, [...at, 'person']),
      ...faultsOfAll(expectations, [...at, 'expectations'], script.some(isAnswered)),
    ];
  });

/** Whether a step ends with a word of the coach. One that converses may be over before a word is said. */
const isAnswered = ({ say, choose }: Pick<Rehearsal['script'][number], 'say' | 'choose'>): boolean =>
  say !== undefined || choose !== undefined;

const faultsOfAll = (expectations: readonly Expectation[], at: Path, answered: boolean): TemplateFault[] => [
  ...expectations.flatMap((expectation, index) =>
    expectationFaults(expectation, [...at, index], { isAnswered: answered }),
  ),
  ...togetherFaults(expectations.map((expectation, index) => ({ expectation, at: [...at, index] }))),
];

const untilFaults = (until: Condition, at: Path): TemplateFault[] => [
  ...expectationFaults(until, at, { isAnswered: false }),
  ...togetherFaults([{ expectation: until, at }]),
];
