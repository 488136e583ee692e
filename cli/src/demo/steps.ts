import { tick, type Output } from '../output.js';

export interface StepReport {
  name: string;
  ok: boolean;
  ms: number;
  detail: string;
}

/** What a step gives the next ones, and the figure that it shows. */
export interface StepResult<T> {
  value: T;
  detail: string;
}

/** Does a step and tells of it. Throws StoryEnded when it fails, because the next ones build on it. */
export type Step = <T>(name: string, work: () => Promise<StepResult<T>>) => Promise<T>;

export class StoryEnded extends Error {
  override readonly name = 'StoryEnded';
}

/** Something that a step was to show and that is not so. */
class NotShown extends Error {
  override readonly name = 'NotShown';
}

/** Throws NotShown with the sentence unless it holds. */
export function show(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new NotShown(otherwise);
}

/** A teller of steps and the reports of those that were told. */
export function storyteller({ tell, colors }: Pick<Output, 'tell' | 'colors'>): { step: Step; reports: StepReport[] } {
  const reports: StepReport[] = [];
  const report = (name: string, begun: number, ok: boolean, detail: string) => {
    const ms = Math.round(performance.now() - begun);
    reports.push({ name, ok, ms, detail });
    tell(`${tick(colors, ok)} ${colors.bold(name)}: ${detail} ${colors.dim(`(${ms} ms)`)}`);
  };
  return {
    reports,
    async step(name, work) {
      const begun = performance.now();
      try {
        const { value, detail } = await work();
        report(name, begun, true, detail);
        return value;
      } catch (error) {
        report(name, begun, false, (error as Error).message);
        throw new StoryEnded(name, { cause: error });
      }
    },
  };
}
