import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackingError } from '../processes/backing-error.js';
import type { Context } from './context.js';
import { findOnPath, runTool, telltale } from '../processes/tool.js';

/** `group:artifact:version` */
export type Artifact = `${string}:${string}:${string}`;

/** The folder that holds the jars of `artifacts` and of all that they need, fetched by Maven on first use. */
export async function fetchJars(context: Context, name: string, artifacts: Artifact[]): Promise<string> {
  // One Maven at a time: its local repository is not made for several writers.
  return context.cache.folder(name, (folder) => copyDependencies(context, folder, artifacts), 'maven');
}

async function copyDependencies(context: Context, folder: string, artifacts: Artifact[]): Promise<void> {
  const maven = await findOnPath('mvn', context.env);
  if (maven === undefined) {
    throw new BackingError(
      'MAVEN_MISSING',
      'Maven is needed to fetch backing services without Docker, but `mvn` was not found on PATH; ' +
        'install Maven 3.6 or newer, or start Docker.',
    );
  }
  context.progress(`fetching ${artifacts.join(', ')} by Maven`);
  const pom = join(folder, 'pom.xml');
  await writeFile(pom, pomFor(artifacts));
  const args = ['-B', '-q', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`];
  const { ok, output } = await runTool(maven, args, { env: context.env, signal: context.signal });
  if (!ok) {
    throw new BackingError(
      'FETCH_FAILED',
      `Maven could not fetch ${artifacts.join(', ')} (${telltale(output)}); ` +
        'check the network, or the mirror and proxy in ~/.m2/settings.xml, and start again.',
    );
  }
}

export function pomFor(artifacts: Artifact[]): string {
  const dependencies = artifacts.map((artifact) => {
    const [group = '', name = '', version = ''] = artifact.split(':');
    return `    <dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version></dependency>`;
  });
  return [
    '<project xmlns="http://maven.apache.org/POM/4.0.0">',
    '  <modelVersion>4.0.0</modelVersion>',
    '  <groupId>rehearsal</groupId><artifactId>backing</artifactId><version>1</version><packaging>pom</packaging>',
    '  <dependencies>',
    ...dependencies,
    '  </dependencies>',
    '</project>',
    '',
  ].join('\n');
}
