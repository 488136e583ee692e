import { ApiError } from '@rehearsal/client/api-error';
import { CliError, exitOfRefusal, refusalText } from '../../errors.js';
import { EXIT } from '../../exit-codes.js';

export interface Named {
  id: string;
  name: string;
}

/** It was left as it was, with the reason. */
interface Undone extends Named {
  error: string;
}

export interface Outcomes<Item extends Named, Done> {
  done: { item: Item; done: Done }[];
  undone: Undone[];
  /** Of the worst: what may well go another time is worse than a refusal. */
  exitCode: number;
}

/** Does one thing for each of many; that it fails for one keeps it from no other, unless nobody answers any more. */
export async function doForEach<Item extends Named, Done>(
  items: readonly Item[],
  work: (item: Item) => Promise<Done>,
): Promise<Outcomes<Item, Done>> {
  const outcomes: Outcomes<Item, Done> = { done: [], undone: [], exitCode: EXIT.ok };
  let isAway = false;
  for (const item of items) {
    const fails = (error: string) => outcomes.undone.push({ id: item.id, name: item.name, error });
    if (isAway) fails('Not begun.');
    else
      try {
        outcomes.done.push({ item, done: await work(item) });
      } catch (error) {
        const { text, code } = toldOf(error);
        fails(text);
        if (outcomes.exitCode !== EXIT.failure) outcomes.exitCode = code;
        isAway = error instanceof ApiError && error.code === 'UNREACHABLE';
      }
  }
  return outcomes;
}

/** What is no refusal and no fault of the input is a defect of ours, and ends the command. */
function toldOf(error: unknown): { text: string; code: number } {
  if (error instanceof ApiError) return { text: refusalText(error), code: exitOfRefusal(error) };
  if (error instanceof CliError) return { text: error.message, code: error.exitCode };
  throw error;
}
