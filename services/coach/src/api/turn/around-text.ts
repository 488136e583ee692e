import { randomUUID } from 'node:crypto';

/** Stands for the text, where nobody can have written it into one of the other fields. */
const TEXT = randomUUID();

/**
 * The JSON of an object before and behind one text in it, which `made` puts where it is given: what all events of a stream
 * have in common is written once, and each token between the two.
 */
export function aroundText(made: (text: string) => object): readonly [before: string, behind: string] {
  const [before = '', behind = ''] = JSON.stringify(made(TEXT)).split(JSON.stringify(TEXT));
  return [before, behind];
}

/** What has gone by since a time of `performance.now()`, in ms. */
export const elapsedMs = (startedAt: number): number => Math.round((performance.now() - startedAt) * 100) / 100;
