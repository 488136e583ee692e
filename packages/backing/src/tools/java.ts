import { join } from 'node:path';
import { BackingError } from '../processes/backing-error.js';
import { findOnPath, runTool } from '../processes/tool.js';

const oldestJava = 17;

/** Programs of one JDK, as full paths. */
export interface Jdk {
  java: string;
  javac: string;
  jar: string;
}

const found = new Map<string, Promise<Jdk>>();

/** The JDK (17 or newer) behind JAVA_HOME, or else behind the `java` on PATH. Looked up once per environment. */
export function findJdk(env: NodeJS.ProcessEnv): Promise<Jdk> {
  const key = `${env['JAVA_HOME'] ?? ''}\n${env['PATH'] ?? ''}`;
  const known = found.get(key) ?? lookUp(env);
  found.set(key, known);
  return known;
}

async function lookUp(env: NodeJS.ProcessEnv): Promise<Jdk> {
  const home = env['JAVA_HOME'];
  const inHome = home === undefined ? undefined : await findOnPath('java', { PATH: join(home, 'bin') });
  const java = inHome ?? (await findOnPath('java', env));
  if (java === undefined) throw missing('`java` was not found');
  // The program on PATH may be a shim; Java itself knows where its JDK lies.
  const { output } = await runTool(java, ['-XshowSettings:properties', '-version'], { env, timeoutMs: 20_000 });
  const { version, home: realHome } = javaFacts(output);
  if (version === undefined || realHome === undefined) throw missing(`\`${java} -version\` does not work`);
  if (version < oldestJava) throw missing(`${java} is version ${version}`);
  const [javac, jar] = await Promise.all(
    ['javac', 'jar'].map((program) => findOnPath(program, { PATH: join(realHome, 'bin') })),
  );
  if (javac === undefined || jar === undefined) throw missing(`${realHome} is a runtime without the compiler`);
  return { java, javac, jar };
}

/** Reads the output of `java -XshowSettings:properties -version`; version 8 calls itself 1.8. */
export function javaFacts(output: string): { version?: number; home?: string } {
  const version = /java\.specification\.version = (?:1\.)?(\d+)/.exec(output)?.[1];
  const home = /java\.home = (.+)/.exec(output)?.[1]?.trim();
  return { ...(version !== undefined && { version: Number(version) }), ...(home !== undefined && { home }) };
}

function missing(what: string): BackingError {
  return new BackingError(
    'JDK_MISSING',
    `A JDK ${oldestJava} or newer is needed to run backing services without Docker, but ${what}; ` +
      'install one (and set JAVA_HOME if it is not on PATH), or start Docker.',
  );
}
