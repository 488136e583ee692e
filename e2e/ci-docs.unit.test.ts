import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { rehearse } from '../cli/src/program.js';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');

interface GithubWorkflow {
  on: { workflow_dispatch: { inputs: Record<string, { description: string }> } };
  jobs: Record<string, { steps: { run?: string }[]; env: Record<string, string> }>;
}
interface GitlabJob extends Record<'before_script' | 'script', string[]> {
  after_script?: string[];
  artifacts: { reports: { junit: string } };
}
interface GitlabPipeline {
  variables: Record<string, { value: string }>;
  [job: string]: GitlabJob | Record<string, { value: string }>;
}

/** The two workflows of one kind of run, and the inputs that it is steered by. */
function workflowsOf(kind: string, inputs: readonly string[]) {
  const github = parse(read(`docs/ci/github-${kind}.yml`)) as GithubWorkflow;
  const gitlab = parse(read(`docs/ci/gitlab-${kind}.yml`)) as GitlabPipeline;
  return { kind, inputs, github, gitlab, job: gitlab[kind] as GitlabJob };
}
const workflows = [
  workflowsOf('load-tests', ['test_case', 'base', 'model', 'duration_min', 'nonstream_rps', 'stream_rps']),
  workflowsOf('rehearsals', ['what', 'engine', 'repeat', 'gate', 'seed']),
];
/** `ENGINE` is a variable of the system itself. */
const variableOf = (input: string): string => (input === 'engine' ? 'ENGINE_NAME' : input.toUpperCase());

const scripts: [string, string[]][] = [
  ...workflows.flatMap(({ kind, github, job }): [string, string[]][] => [
    [
      `the GitHub workflow of ${kind}`,
      Object.values(github.jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? [])),
    ],
    [`the GitLab pipeline of ${kind}`, [...job.before_script, ...job.script, ...(job.after_script ?? [])]],
  ]),
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
        .replaceAll(/\$\{[A-Z_]+:\+(.*?)\}(?=\s)/g, '$1')
        .replaceAll(/"\$(?:DURATION_MIN|NONSTREAM_RPS|STREAM_RPS|SEED|REPEAT|GATE)"/g, '1')
        .replaceAll(/"\$\{(?:tests|what)\[@\]\}"/g, 'test-a test-b')
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
    expect(lines).not.toEqual([]);
  });

  it.each(lines.map((words) => [words.join(' '), words] as const))(
    'are taken by the command line: %s',
    async (_, words) => {
      await accepted(words);
    },
  );
});

describe.each(workflows)('the workflows of $kind', ({ inputs, github, gitlab, job }) => {
  it('have the inputs that runs are steered by, each used', () => {
    expect(Object.keys(github.on.workflow_dispatch.inputs)).toEqual(inputs);
    expect(Object.keys(gitlab.variables)).toEqual(inputs.map(variableOf));
    const text = JSON.stringify([Object.values(github.jobs), job]);
    for (const name of inputs) {
      expect(text).toMatch(new RegExp(String.raw`\$\{\{ inputs\.${name}( \|\| '[^']*')? \}\}`));
      expect(text.match(new RegExp(`\\$\\{?${variableOf(name)}`, 'g'))?.length).toBeGreaterThanOrEqual(2);
    }
  });

  it('give inputs to the shell as variables only, never as text of a command', () => {
    for (const { steps } of Object.values(github.jobs))
      for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });

  it('keep the reports also when the runs failed', () => {
    expect(job.artifacts).toMatchObject({ when: 'always', reports: { junit: 'reports/junit.xml' } });
  });
});

describe('the command line', () => {
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
