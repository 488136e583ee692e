import { rehearse } from './program.js';
import { reportError } from './report-error.js';
import { guardOutput } from './terminal/guard-output.js';

guardOutput();
const [, , ...words] = process.argv;
try {
  const program = await rehearse(words);
  await program.parseAsync(words, { from: 'user' });
} catch (error) {
  const code = reportError(error, { json: words.includes('--json') });
  // A verdict that stands already says more than what came after it.
  process.exitCode ??= code;
}
