import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { execa } from 'execa';

/** The full path of a program on PATH, or undefined. */
export async function findOnPath(program: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const folder of (env['PATH'] ?? '').split(delimiter).filter((part) => part !== '')) {
    const candidate = join(folder, program);
    const runnable = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runnable) return candidate;
  }
  return undefined;
}

export interface ToolResult {
  ok: boolean;
  /** Both streams, as the tool printed them. */
  output: string;
}

/** Runs a program to its end. It never throws for a bad exit: the caller knows what that means to a person. */
export async function runTool(
  program: string,
  args: string[],
  options: { env: NodeJS.ProcessEnv; cwd?: string; timeoutMs?: number; signal?: AbortSignal | undefined },
): Promise<ToolResult> {
  const result = await execa(program, args, {
    env: options.env,
    extendEnv: false,
    all: true,
    reject: false,
    stdin: 'ignore',
    ...(options.cwd !== undefined && { cwd: options.cwd }),
    ...(options.timeoutMs !== undefined && { timeout: options.timeoutMs }),
    ...(options.signal && { cancelSignal: options.signal }),
  });
  options.signal?.throwIfAborted();
  return { ok: !result.failed, output: result.all };
}

/** The line of a tool's output that most likely says what went wrong. */
export function telltale(output: string): string {
  const lines = stripVTControlCharacters(output)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.find((line) => /error|fatal|exception|denied|refused/i.test(line)) ?? lines.at(-1) ?? 'no output';
}
