import { fork, type Serializable } from 'node:child_process';
import { fileURLToPath } from 'node:url';

interface Child<First> {
  first: First;
  /** Sends a message and resolves with the next one that comes back. */
  ask<Answer>(message: Serializable): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts a file of this folder as a process of its own and waits for its first message. */
export async function startChild<First>(file: string, args: string[]): Promise<Child<First>> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const next = <T>() =>
    new Promise<T>((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`${file} ended with ${code ?? 'a signal'}`));
      child.once('exit', ended);
      child.once('message', (message) => {
        child.off('exit', ended);
        resolve(message as T);
      });
    });
  return {
    first: await next<First>(),
    ask: async <Answer>(message: Serializable) => {
      const answer = next<Answer>();
      child.send(message);
      return answer;
    },
    stop: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
