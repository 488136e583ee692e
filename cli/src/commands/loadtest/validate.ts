import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, parse, relative } from 'node:path';
import { Command } from 'commander';
import { isMeantToRun, isScript, unrunnableByName } from '@rehearsal/contracts/load/tests/script-file';
import { loadConfig } from '../../config.js';
import { findK6 } from '../../load-scripts/find-k6.js';
import { validateScript, type TestFolder, type Validated } from '../../load-scripts/validate-script.js';
import { InputError } from '../../errors.js';
import { EXIT } from '../../exit-codes.js';
import { openOutput, tick, type Colors } from '../../output.js';
import type { CommonOptions } from '../../session.js';

export const validateCommand = (): Command =>
  new Command('validate')
    .description('check load tests without sending anything: k6 reads them, and common mistakes are looked for')
    .argument('[files...]', 'scripts (default: all of loadtests/src)')
    .option('--json', 'print one JSON document')
    .action(validate);

/** As the load runner has it. */
const DEFAULT_READ_SECONDS = 10;

async function validate(given: string[], options: CommonOptions): Promise<void> {
  const config = loadConfig();
  const output = openOutput(config, options);
  const folder = await testFolder(join(config.repository, 'loadtests', 'src'));
  const known = await testsIn(folder);
  refuseNames(given, known);
  const files = given.length > 0 ? given : known;
  const readSeconds = Number(config.environment['K6_READ_SECONDS'] ?? DEFAULT_READ_SECONDS);
  const reader = { k6: await findK6(config), readSeconds };
  const validated: Validated[] = [];
  for (const file of files) validated.push(await validateScript(reader, file, folder));
  const ok = validated.every((script) => script.ok);
  output.result({ ok, scripts: validated }, () =>
    validated.map((script) => linesOf(script, output.colors).join('\n')).join('\n'),
  );
  if (!ok) process.exitCode = EXIT.usage;
}

/** Beside `plan` and `run`, which take names, this is easily given one. */
function refuseNames(given: readonly string[], known: readonly string[]): void {
  for (const name of given) {
    const file = existsSync(name) ? undefined : known.find((each) => parse(each).name === name);
    if (file !== undefined)
      throw new InputError(
        `${name} is the name of a load test, and this takes files: give ${file}. \`rehearse loadtest plan\` takes names.`,
      );
  }
}

const testFolder = async (path: string): Promise<TestFolder> => ({
  path,
  files: await readdir(path, { recursive: true }),
});

/** The load tests, and what somebody may take for one: it is told of there. */
async function testsIn({ path, files }: TestFolder): Promise<string[]> {
  const scripts = files.filter((file) => isScript(file) && !/^[._]|^node_modules\b/.test(file)).sort();
  const meant = await Promise.all(
    scripts.map(
      async (file) => unrunnableByName(file, files) === null || isMeantToRun(await readFile(join(path, file), 'utf8')),
    ),
  );
  return scripts.filter((_, n) => meant[n]).map((file) => relative(process.cwd(), join(path, file)));
}

const linesOf = ({ file, ok, findings }: Validated, colors: Colors): string[] => [
  `${tick(colors, ok)} ${file}`,
  ...findings.map(({ line, column, severity, message, remedy, rule }) => {
    const word = severity === 'error' ? colors.red('error') : colors.yellow('warning');
    return `${file}:${line}:${column}: ${word}: ${message}; ${remedy} (${rule})`;
  }),
];
