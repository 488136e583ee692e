import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LoadTestName } from '@rehearsal/contracts/load/load-run';
import { InputError } from '../errors.js';

/** As the template calls itself; every mention becomes the new name. */
const TEMPLATE_NAME = 'your-scenario';

/** k6 takes letters, digits and "_" in the name of a metric, and no digit in front. */
const metricOf = (name: string): string => name.replaceAll('-', '_').replace(/^(?=\d)/, '_');

/** Writes the template under a new name into `src` of a folder of load tests, never over a file, and answers its path. */
export async function newScript(loadtests: string, name: string): Promise<string> {
  const named = LoadTestName.safeParse(name);
  if (!named.success) throw new InputError(`"${name}" is no name: ${named.error.issues[0]?.message ?? ''}.`);
  const template = await readFile(join(loadtests, 'templates', 'load-test.js'), 'utf8');
  const file = join(loadtests, 'src', `${name}.js`);
  const source = template.replaceAll(TEMPLATE_NAME, name).replaceAll(metricOf(TEMPLATE_NAME), metricOf(name));
  await writeFile(file, source, { flag: 'wx' }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new InputError(`There is ${file} already; choose another name, or remove it first.`);
  });
  return file;
}
