import { EXIT } from '../../exit-codes.js';
import type { Output } from '../../output.js';
import type { Named, Outcomes } from './do-for-each.js';

/** What came of each of many: the results, what failed with its reason, and the exit code of the worst. */
export function tellOutcomes<Item extends Named, Done extends object>(
  output: Output,
  { done, undone, exitCode }: Outcomes<Item, Done>,
  words: (done: Done, item: Item) => string,
): void {
  const items = [...done.map(({ item: { id, name }, done: it }) => ({ ...it, id, name })), ...undone];
  if (done.length > 0 || output.json)
    output.result({ items }, () => done.map(({ item, done: it }) => words(it, item)).join('\n'));
  for (const { name, error } of undone) output.note(`rehearse: "${name}": ${error}`);
  if (exitCode !== EXIT.ok) process.exitCode = exitCode;
}
