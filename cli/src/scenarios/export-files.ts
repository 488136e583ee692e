import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileStem } from '@rehearsal/contracts/scenario/file-stem';
import { SCHEMA_FILE, scenarioFileSchema } from '@rehearsal/contracts/scenario/scenario-file-schema';
import { CliError } from '../errors.js';
import { writeFile } from '../reports/write-file.js';
import { replaceFile } from './replace-file.js';
import { findScenarioFiles } from './find-files.js';

interface Exported {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

export interface WrittenFile {
  id: string;
  name: string;
  path: string;
  changed: boolean;
}

/**
 * Writes each scenario to a file of a folder, the schema beside them. A file that holds the scenario already is written
 * again whatever it is called; otherwise the name becomes the file's. Files that are as they should be stay untouched, and
 * one that cannot be written does not keep the others from it.
 */
export async function writeExports(
  folder: string,
  scenarios: readonly Exported[],
): Promise<{ files: WrittenFile[]; failures: string[] }> {
  await writeIfChanged(join(folder, SCHEMA_FILE), `${JSON.stringify(scenarioFileSchema(), null, 2)}\n`);
  const { homes, taken } = await scenariosIn(folder);
  const files: WrittenFile[] = [];
  const failures: string[] = [];
  for (const { id, name, text } of scenarios) {
    const path = homes.get(name) ?? join(folder, freeName(name, id, taken));
    taken.add(basename(path).toLowerCase());
    try {
      files.push({ id, name, path, changed: await writeIfChanged(path, text) });
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      failures.push(error.message);
    }
  }
  return { files, failures };
}

/** Two names may have one stem, and some file systems know no case: the id then tells them apart. */
const freeName = (name: string, id: string, taken: ReadonlySet<string>): string => {
  const plain = `${fileStem(name)}.json`;
  return taken.has(plain.toLowerCase()) ? `${fileStem(name)}-${id.slice(-8)}.json` : plain;
};

async function scenariosIn(folder: string): Promise<{ homes: Map<string, string>; taken: Set<string> }> {
  const paths = await findScenarioFiles([folder], { mayBeEmpty: true });
  const homes = new Map<string, string>();
  for (const path of paths) {
    const name = nameIn(await readFile(path, 'utf8'));
    if (name !== undefined) homes.set(name, path);
  }
  return { homes, taken: new Set(paths.map((path) => basename(path).toLowerCase())) };
}

const nameIn = (text: string): string | undefined => {
  try {
    const { name, template } = JSON.parse(text) as { name?: unknown; template?: unknown };
    return typeof name === 'string' && template !== undefined ? name : undefined;
  } catch {
    return undefined;
  }
};

async function writeIfChanged(path: string, text: string): Promise<boolean> {
  // What cannot be read is written anew; whoever cannot write it says why.
  const before = await readFile(path, 'utf8').catch(() => undefined);
  if (before === undefined) await writeFile(path, text);
  else if (before !== text) await replaceFile(path, text);
  return before !== text;
}
