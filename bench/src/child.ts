import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Starts a file of this folder as its own process and waits for its first message. */
export async function startChild<First>(
  file: string,
  args: string[],
): Promise<{ first: First; stop: () => Promise<void> }> {
  const child: ChildProcess = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const first = await new Promise<First>((resolve, reject) => {
    child.once('message', (message) => resolve(message as First));
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  return {
    first,
    stop: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
