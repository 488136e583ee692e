import type { Expectation } from '@rehearsal/contracts/rehearsal/expectation';
import type { Rehearsal } from '@rehearsal/contracts/rehearsal/rehearsal';

const PLACE = /^\/(?:script\/(\d+)\/expect|expectations)\/(\d+)/;

/** The expectation that a result is of; undefined for what is demanded by a step itself. */
export function expectationAt({ script, expectations }: Rehearsal, pointer: string): Expectation | undefined {
  const [, step, index] = PLACE.exec(pointer) ?? [];
  if (index === undefined) return undefined;
  return (step === undefined ? expectations : (script[Number(step)]?.expect ?? []))[Number(index)];
}
