import { describe, expect, it } from '@jest/globals';
import { rehearse } from './program.js';

const helpOf = async (name: string, word?: string): Promise<string> => {
  const program = await rehearse(word === undefined ? [name] : [name, word]);
  const command = program.commands.find((each) => each.name() === name);
  const shown = word === undefined ? command : command?.commands.find((each) => each.name() === word);
  return (shown?.helpInformation() ?? '').replaceAll(/\s+/g, ' ');
};

describe('the help of a command', () => {
  it('tells the defaults that say something', async () => {
    const run = await helpOf('run');
    expect(run).toContain('--tag <tag> rehearsals of scenarios with this tag, may be repeated --');
    expect(await helpOf('runs', 'list')).toContain('(default: 20)');
  });

  it('says of runs that a schedule queues what it says of a run', async () => {
    const [run, schedule] = await Promise.all([helpOf('run'), helpOf('schedules', 'create')]);
    for (const flag of ['--repeat <k>', '--gate <gate>', '--max-errors <n>', '--engine <name>', '--max-calls <n>']) {
      const [, words = ''] = run.split(`${flag} `);
      expect(schedule).toContain(`${flag} of rehearsals: ${words.split(' --')[0] ?? ''}`);
    }
  });
});

describe('a word with nothing in it', () => {
  it.each([
    [['runs', 'show', '']],
    [['loadtest', 'watch', '  ']],
    [['replay', '']],
    [['compare', 'a', '']],
    [['run', 'one.json', '']],
    [['audit', 'list', '--actor', '']],
    [['run', '--tag', '']],
    [['scenarios', 'export', '--all', '--tag', '']],
  ])('is refused and not taken for "all": %j', async (words) => {
    const program = await rehearse(words);
    await expect(program.parseAsync(words, { from: 'user' })).rejects.toThrow('is empty; is a variable');
  });
});

const faultOf = async (...words: string[]): Promise<string> => {
  const program = await rehearse(words);
  return program.parseAsync(words, { from: 'user' }).then(
    () => 'none',
    (error: unknown) => (error as Error).message,
  );
};

describe('a word that can be no id', () => {
  it.each([
    [['loadtest', 'move', 'b/../c', 'front'], 'run'],
    [['loadtest', 'show', 'a b'], 'run'],
    [['runs', 'cancel', 'a.b'], 'run'],
    [['compare', 'a', 'b/c'], 'run'],
    [['compare', 'b/c'], 'base'],
    [['instances', 'reset', 'a/b'], 'instances'],
    [['users', 'remove', '../x'], 'user'],
    [['tokens', 'revoke', 'ü'], 'token'],
  ])('is refused by the name of its argument: %j', async (words, argument) => {
    expect(await faultOf(...words)).toMatch(
      new RegExp(`is invalid for argument '${argument}'\\. An id is 1 to 128 letters, digits, "_" or "-"\\.$`),
    );
  });
});

describe('a word that is no number', () => {
  it.each([
    [['tokens', 'create', 'x', '--role', 'viewer', '--expires-in-days', 'abc'], 'from 1 to 365'],
    [['tokens', 'create', 'x', '--role', 'viewer', '--expires-in-days', ''], 'from 1 to 365'],
    [['tokens', 'create', 'x', '--role', 'viewer', '--expires-in-days', ' '], 'from 1 to 365'],
    [['tokens', 'create', 'x', '--role', 'viewer', '--expires-in-days', '366'], 'from 1 to 365'],
    [['audit', 'verifications', '--limit', 'many'], 'from 1'],
    [['baselines', 'trend', 'x', '--limit', '0'], 'from 1'],
    [['worker', '--concurrency', '17'], 'from 1 to 16'],
  ])('is refused with what was given and what is right: %j', async (words, right) => {
    const given = words.at(-1) ?? '';
    expect(await faultOf(...words)).toMatch(
      new RegExp(`argument '${given}' is invalid\\. Give a whole number ${right}\\.$`),
    );
  });
});
