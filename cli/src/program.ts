import { readFileSync } from 'node:fs';
import { Command, Help, type Option } from 'commander';
import { tree, type Entry } from './commands/tree.js';
import { refuseEmpty } from './input/refuse-empty.js';
import { printable } from './terminal/printable.js';

/** The command line that knows what these words need: the rest is there by name and description alone, for the help. */
export async function rehearse(words: readonly string[]): Promise<Command> {
  const program = new Command('rehearse')
    .description('Rehearse an AI coach before its users meet it: test scenarios and honest k6 load runs.')
    .version(version(), '-V, --version', 'print the version')
    // Faults of usage are told where all faults are, and exit as such.
    .exitOverride()
    .configureHelp({ optionDescription })
    .configureOutput({
      writeOut: (text) => void process.stdout.write(printable(text)),
      writeErr: (text) => void process.stderr.write(printable(text)),
      outputError: () => undefined,
    })
    .hook('preAction', (_, command) => refuseEmpty(command));
  const named = words.filter((word) => !word.startsWith('-'));
  const [first, second] = named[0] === 'help' ? named.slice(1) : named;
  for (const [name, entry] of Object.entries(tree)) {
    const command = name === first ? await loaded(name, entry, second) : new Command(name);
    // In the list it has the short form, in its own help what it says itself.
    if (command.description() === '') command.description(entry.description);
    program.addCommand(command.summary(entry.description));
  }
  return inheriting(program);
}

/** What may be repeated begins with nothing, and that need not be told. */
const optionDescription = (option: Option): string =>
  new Help().optionDescription(option).replace(' (default: [])', '');

async function loaded(name: string, entry: Entry, second: string | undefined): Promise<Command> {
  if ('load' in entry) return entry.load();
  const group = new Command(name);
  if (entry.notes !== undefined) group.addHelpText('after', `\n${entry.notes}`);
  const load = second === undefined ? undefined : own(entry.commands, second);
  const loads = load ? [load] : Object.values(entry.commands);
  for (const command of await Promise.all(loads.map((each) => each()))) group.addCommand(command);
  return group;
}

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** Commands that were made apart take over how the program ends and writes. */
function inheriting(command: Command): Command {
  for (const each of command.commands) inheriting(each.copyInheritedSettings(command));
  return command;
}

function version(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
