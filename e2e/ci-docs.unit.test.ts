import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { rehearse } from '../cli/src/program.js';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');
const INPUTS = ['test_case', 'base', 'model', 'duration_min', 'nonstream_rps', 'stream_rps'];

interface GithubWorkflow {
  on: { workflow_dispatch: { inputs: Record<string, { description: string }> } };
  jobs: Record<string, { steps: { run?: string }[]; env: Record<string, string> }>;
}
interface GitlabPipeline {
  variables: Record<string, { value: string }>;
  'load-tests': Record<'before_script' | 'script' | 'after_script', string[]> & {
    artifacts: { reports: { junit: string } };
  };
}
const github = parse(read('docs/ci/github-load-tests.yml')) as GithubWorkflow;
const gitlab = parse(read('docs/ci/gitlab-load-tests.yml')) as GitlabPipeline;
const job = gitlab['load-tests'];

const scripts: [string, string[]][] = [
  ['the GitHub workflow', Object.values(github.jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []))],
  ['the GitLab pipeline', [...job.before_script, ...job.script, ...job.after_script]],
  ['the guide', [...read('docs/new-load-test.md').matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text]) => text ?? '')],
];

/** Each command line of ours, as a shell would split it; variables become a word or a number that could stand there. */
function commandLines(script: string): string[][] {
  return script
    .split('\n')
    .map((line) => line.replace(/\s#.*$/, '').replace(/\s+>\s.*$/, ''))
    .flatMap((line) => /^\s*npx rehearse (.*)$/.exec(line)?.[1] ?? [])
    .map((line) =>
      line
        .replace(/\$\{BASE:\+(.*?)\}(?=\s)/, '$1')
        .replaceAll(/"\$(?:DURATION_MIN|NONSTREAM_RPS|STREAM_RPS)"/g, '1')
        .replaceAll(/"\$\{tests\[@\]\}"/g, 'test-a test-b')
        .replaceAll(/"\$\w+"/g, 'http://localhost:1')
        .trim()
        .split(/\s+/),
    );
}

/** Runs the real parser over a command line, with every action taken out. */
async function accepted(words: string[]): Promise<void> {
  const program = await rehearse(words);
  const tame = (command: Awaited<ReturnType<typeof rehearse>>) => {
    command
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
      .action(() => undefined);
    command.commands.forEach(tame);
  };
  program.commands.forEach(tame);
  program.exitOverride().configureOutput({ writeErr: () => undefined });
  await program.parseAsync(words, { from: 'user' });
}

describe.each(scripts)('the command lines of %s', (_, texts) => {
  const lines = texts.flatMap(commandLines);

  it('are some', () => {
    expect(lines.length).toBeGreaterThan(1);
  });

  it.each(lines.map((words) => [words.join(' '), words] as const))(
    'are taken by the command line: %s',
    async (_, words) => {
      await accepted(words);
    },
  );
});

describe('the workflows', () => {
  it('have the six inputs that runs are steered by, each used', () => {
    expect(Object.keys(github.on.workflow_dispatch.inputs)).toEqual(INPUTS);
    expect(Object.keys(gitlab.variables)).toEqual(INPUTS.map((name) => name.toUpperCase()));
    const text = JSON.stringify([Object.values(github.jobs), job]);
    for (const name of INPUTS) {
      expect(text).toContain(`\${{ inputs.${name} }}`);
      expect(text.match(new RegExp(`\\$\\{?${name.toUpperCase()}`, 'g'))?.length).toBeGreaterThanOrEqual(2);
    }
  });

  it('give inputs to the shell as variables only, never as text of a command', () => {
    for (const { steps } of Object.values(github.jobs))
      for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });

  it('keep the reports also when the runs failed', () => {
    expect(job.artifacts).toMatchObject({ when: 'always', reports: { junit: 'reports/junit.xml' } });
  });

  it('would not be taken with an option that is not there', async () => {
    await expect(accepted(['loadtest', 'run', 'a', '--no-such-option'])).rejects.toThrow('unknown option');
    await expect(accepted(['loadtest', 'run', 'a', '--priority', 'urgent'])).rejects.toThrow('choices');
  });
});

describe('the guide to new load tests', () => {
  it('prints the very template that `rehearse loadtest new` writes', () => {
    const [, script] = /```js\n([\s\S]*?)```/.exec(read('docs/new-load-test.md')) ?? [];
    expect(script).toBe(read('loadtests/templates/load-test.js'));
  });
});
