import { withHint } from '@rehearsal/contracts/text/suggest';
import type { Operators } from '@rehearsal/contracts/rehearsal/operators';
import type { TemplateFault } from '@rehearsal/contracts/template/template-faults';
import type { ToldShape } from '../told-shape.js';
import { faultAt, type Path } from './located.js';

const OF_NUMBERS = ['at_least', 'at_most'] as const;
const OF_PARTS = ['contains', 'not_contains', 'matches', 'not_matches'] as const;

const NOUNS: Readonly<Partial<Record<ToldShape['kind'], string>>> = {
  list: 'a list',
  word: 'a word',
  text: 'a text',
  time: 'a time',
};

/** Operators that can never hold for what stands there, such as a bound of numbers for a list: the coach could not pass. */
export function misfits(operators: Operators, shape: ToldShape | undefined, at: Path): TemplateFault[] {
  const noun = shape?.kind === 'object' ? shape.noun : NOUNS[shape?.kind ?? 'value'];
  if (noun === undefined) return [];
  const asked = <N extends keyof Operators>(names: readonly N[]) =>
    names.filter((name) => operators[name] !== undefined);
  return [
    ...asked(OF_NUMBERS).map((name) => {
      const meant = shape?.kind === 'list' || shape?.kind === 'object';
      const hint = meant ? `"count": {"${name}": ${String(operators[name])}}` : undefined;
      return faultAt([...at, name], withHint(`is a bound of numbers, and this is ${noun}.`, hint));
    }),
    ...(shape?.kind === 'object' ? asked(OF_PARTS) : []).map((name) =>
      faultAt([...at, name], `is about a text or a list, and this is ${noun}: name the key that is meant in the path`),
    ),
  ];
}
