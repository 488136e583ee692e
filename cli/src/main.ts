import { rehearse } from './program.js';
import { reportError } from './report-error.js';

try {
  await rehearse().parseAsync();
} catch (error) {
  reportError(error, { json: process.argv.includes('--json') });
  process.exitCode = 1;
}
