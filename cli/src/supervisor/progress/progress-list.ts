import { Listr, type ListrTaskWrapper, type DefaultRenderer, type SimpleRenderer } from 'listr2';
import type { Output } from '../../output.js';
import { NAME_WIDTH, type Progress } from './progress.js';

type Wrapper = ListrTaskWrapper<object, typeof DefaultRenderer, typeof SimpleRenderer>;

interface Step {
  name: string;
  ended: PromiseWithEnd;
  task?: Wrapper;
}

/** Progress as a list that moves, for a terminal. `names` are the steps, in the order of the list. */
export function progressList(names: readonly string[], { note }: Pick<Output, 'note'>): Progress {
  const steps = new Map<string, Step>(names.map((name) => [name, { name, ended: promiseWithEnd() }]));
  const list = new Listr<object>(
    [...steps.values()].map((step) => ({
      title: step.name,
      task: async (_context, task) => {
        step.task = task;
        await step.ended.promise;
      },
    })),
    { concurrent: true, exitOnError: false, rendererOptions: { collapseErrors: false } },
  );
  const shown = list.run().catch(() => undefined);
  let closed = false;
  const end = (name: string, text: string, error?: Error) => {
    const step = steps.get(name);
    if (!step) return;
    if (step.task) step.task.title = titleOf(name, text);
    if (error) step.ended.fail(error);
    else step.ended.end();
  };
  return {
    start: () => undefined,
    detail: (name, text) => {
      const task = steps.get(name)?.task;
      if (closed) note(`${name}: ${text}`);
      else if (task) task.title = titleOf(name, text);
    },
    done: (name, text) => end(name, text),
    failed: (name, text) => end(name, text, new Error(text)),
    async close() {
      closed = true;
      for (const { ended } of steps.values()) ended.fail(new Error('not reached'));
      await shown;
    },
  };
}

const titleOf = (name: string, text: string): string => `${name.padEnd(NAME_WIDTH)} ${text}`;

interface PromiseWithEnd {
  promise: Promise<void>;
  end(): void;
  fail(error: Error): void;
}

function promiseWithEnd(): PromiseWithEnd {
  let end!: () => void;
  let fail!: (error: Error) => void;
  const promise = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  promise.catch(() => undefined);
  return { promise, end, fail };
}
