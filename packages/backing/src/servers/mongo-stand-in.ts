import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { BackingError } from '../processes/backing-error.js';
import type { Context } from '../tools/context.js';
import { findJdk } from '../tools/java.js';
import { fetchJars, type Artifact } from '../tools/maven.js';
import { runTool, telltale } from '../processes/tool.js';

export const standInVersion = '1.47.0';
const artifacts: Artifact[] = [
  `de.bwaldvogel:mongo-java-server-h2-backend:${standInVersion}`,
  'org.slf4j:slf4j-simple:2.0.17',
];

/** Our launcher, beside src/ and dist/. */
const sources = join(import.meta.dirname, '../..', 'java');

/** Fetches the server's jars and compiles our launcher for it, each on first use. */
export async function buildMongoStandIn(context: Context): Promise<{ classPath: string; mainClass: string }> {
  const jars = await fetchJars(context, `mongo-java-server-${standInVersion}`, artifacts);
  const files = (await readdir(sources)).filter((file) => file.endsWith('.java')).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(sources, file), 'utf8')));
  // Named by content, so that a changed launcher is compiled anew and an old one is never run by mistake.
  const digest = createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 16);
  const classes = await context.cache.folder(`mongo-launcher-${digest}`, async (folder) => {
    context.progress('compiling the launcher');
    const { javac } = await findJdk(context.env);
    const paths = files.map((file) => join(sources, file));
    const args = ['-nowarn', '--release', '17', '-cp', join(jars, '*'), '-d', folder, ...paths];
    const { ok, output } = await runTool(javac, args, { env: context.env, signal: context.signal });
    if (!ok) throw new BackingError('FETCH_FAILED', `The MongoDB stand-in did not compile: ${telltale(output)}.`);
  });
  return { classPath: [classes, join(jars, '*')].join(delimiter), mainClass: 'rehearsal.mongo.Launcher' };
}
