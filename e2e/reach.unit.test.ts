import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { instanceCommands } from '@rehearsal/contracts/instance/instance';
import { loadRunCommands } from '@rehearsal/contracts/load/load-run';
import { loadWorkerCommands } from '@rehearsal/contracts/load/load-worker';
import { baselineCommands } from '@rehearsal/contracts/load/baseline';
import { scheduleCommands } from '@rehearsal/contracts/load/schedule';
import { scenarioCommands } from '@rehearsal/contracts/scenario/scenario';

const root = join(import.meta.dirname, '..');

/** The sources in a folder, tests left out. */
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(({ name }) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    .map(({ parentPath, name }) => join(parentPath, name));

const sourcesOf = (...folders: string[]): string[] =>
  folders.flatMap((folder) => filesOf(join(root, folder))).map((file) => readFileSync(file, 'utf8'));

const commandLine = sourcesOf('cli/src');
const pages = sourcesOf('web/src');
const client = sourcesOf('packages/client/src/resources');

/** Routes that end in a verb, such as `POST /instances/:id/clock`, and that change something. */
const verbs = [
  ...readFileSync(join(root, 'gateway/src/access/permissions-table.ts'), 'utf8').matchAll(
    /'((?:POST|PUT|PATCH|DELETE) \/\S+\/:\w+\/([a-z-]+))':/g,
  ),
].map(([, route = '', verb = '']) => ({ route, verb, of: /^\S+ \/([a-z-]+)\//.exec(route)?.[1] ?? '' }));

/** What is reached by another way, and by which. */
const NOT_IN_THE_COMMAND_LINE: Record<string, string> = {
  'POST /test-scenarios/:id/start': 'reset, then chat',
  'POST /instances/:id/messages/:message/end': 'a turn is ended where somebody sees it wait, in the pages',
  'POST /instances/:id/token': 'programs ask for a token themselves',
};
const NOT_IN_THE_PAGES: Record<string, string> = {
  'POST /instances/:id/token': 'programs ask for a token themselves',
  'POST /load-tests/:name/baseline': 'baselines are pinned by the command line and in CI',
  'DELETE /load-tests/:name/baseline': 'baselines are pinned by the command line and in CI',
  'POST /users/:id/link': 'people are managed by the command line',
  'DELETE /users/:id/sessions': 'people are managed by the command line',
};

/** Whether sources ask for the verb of such a thing, themselves or by a function of the client. */
function reaches(sources: readonly string[], { of, verb }: { of: string; verb: string }): boolean {
  // The way to a thing is often made above, so both are looked for in one file: another thing may have the same verb.
  const asks = new RegExp(String.raw`\}/${verb}\b(?!/)`);
  const isAbout = (source: string) => source.includes(`/${of}/`);
  const functions = client
    .filter(isAbout)
    .flatMap((source) => source.split(/^export /m))
    .filter((declared) => asks.test(declared))
    .flatMap((declared) => /^(?:const|function|async function) (\w+)/.exec(declared)?.[1] ?? []);
  return sources.some(
    (source) =>
      (isAbout(source) && asks.test(source)) ||
      functions.some((name) => new RegExp(String.raw`^import \{[^}]*\b${name}\b[^}]*\}`, 'm').test(source)),
  );
}

describe('what the API can do to a thing', () => {
  it.each(verbs)('can be done by the command line: $route', ({ route, verb, of }) => {
    expect(route in NOT_IN_THE_COMMAND_LINE || reaches(commandLine, { of, verb })).toBe(true);
  });

  it.each(verbs)('can be done in the pages: $route', ({ route, verb, of }) => {
    expect(route in NOT_IN_THE_PAGES || reaches(pages, { of, verb })).toBe(true);
  });
});

describe('what the API can do to an instance', () => {
  const isolation = readFileSync(join(root, 'services/instantiator/src/isolation.int.test.ts'), 'utf8');

  it.each(verbs.filter(({ of }) => of === 'instances'))('is aimed at a live session by a test: $route', ({ route }) => {
    const path = route
      .replace(/^\S+ /, '')
      .replace(/:(\w+)/, '${$1}')
      .replace(/:\w+/, 'm1');
    expect(isolation).toContain(`\`${path}\``);
  });
});

describe('a command of the chat page', () => {
  const declared = readFileSync(join(root, 'web/src/chat/commands/use-chat-commands.ts'), 'utf8');
  const names = [...declared.matchAll(/^ {4}(\w+): async /gm)].map(([, name = '']) => name);

  it.each(names)('is given by something on it: %s', (name) => {
    const taken = String.raw`(commands|useChatCommands\(\))\.${name}\b|\{[^}]*\b${name}\b[^}]*\} = useChatCommands\(\)`;
    expect(new RegExp(taken).test(pages.join('\n'))).toBe(true);
  });
});

describe('a command of the command line', () => {
  const commands = join(root, 'cli/src/commands');
  const tree = readFileSync(join(commands, 'tree.ts'), 'utf8');
  const declared = filesOf(commands).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^export const (\w+Command) = \(\)/gm)].map(
      ([, name = '']) => `import('./${relative(commands, file).replace(/ts$/, 'js')}')).${name}()`,
    ),
  );

  it.each(declared)('is in the tree: %s', (line) => {
    expect(tree.includes(line)).toBe(true);
  });
});

describe('a command', () => {
  const givers = sourcesOf('gateway/src', 'services').join('\n');
  const definitions = [
    ...scenarioCommands,
    ...instanceCommands,
    ...loadRunCommands,
    ...scheduleCommands,
    ...baselineCommands,
    ...loadWorkerCommands,
  ];

  it.each(definitions.map(({ name }) => name))('is given by somebody: %s', (name) => {
    // As a definition in an import: the rows of an owner's table only take it.
    expect(new RegExp(String.raw`^import \{[^}]*\b${name}\b[^}]*\} from`, 'm').test(givers)).toBe(true);
  });
});
