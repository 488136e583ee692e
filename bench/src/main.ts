import { HELP, readArguments, type Arguments } from './arguments.js';
import { headOf, headText } from './report/head.js';
import { serversSeen } from './report/servers.js';
import { summaryOf } from './report/summary.js';
import { table } from './report/table.js';
import { runOnce, type Run } from './run.js';
import { endAll } from './stage/opened.js';
import { FULL, QUICK } from './sizes.js';

// What was started is ended with us, and its data removed.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void endAll((text) => process.stderr.write(text)).finally(() => process.exit(1)));
await main();

async function main(): Promise<void> {
  let given: Arguments | 'help';
  try {
    given = readArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${HELP}`);
    process.exitCode = 2;
    return;
  }
  if (given === 'help') process.stdout.write(HELP);
  else await measure(given);
}

async function measure({ only, quick, json, repeat }: Arguments): Promise<void> {
  const size = quick ? QUICK : FULL;
  const verdict = !quick;
  const runs: Run[] = [];
  for (let count = 0; count < repeat; count++) {
    const run = await runOnce(only, size, performance.now());
    runs.push(run);
    if (!json && repeat > 1) process.stdout.write(`Run ${count + 1}\n${table(run.figures, { verdict })}\n`);
  }
  if (runs.some(({ failed }) => failed)) process.exitCode = 1;
  const head = headOf(serversSeen(), size.name, repeat);
  const summary = summaryOf(runs.map(({ figures }) => figures));
  if (json) {
    const document = { head, figures: summary, runs: runs.map(({ figures }) => figures) };
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else process.stdout.write(`${headText(head)}\n${table(summary, { verdict })}`);
}
