import { CliError } from '../errors.js';
import { writeFile } from './write-file.js';

export interface WrittenReports {
  written: string[];
  /** A sentence for each that could not be written. */
  failures: string[];
}

/** Writes files that the caller named. One that cannot be written does not keep the others from it. */
export async function writeReports(files: readonly { file: string; text: string }[]): Promise<WrittenReports> {
  const written: string[] = [];
  const failures: string[] = [];
  for (const { file, text } of files) {
    try {
      await writeFile(file, text);
      written.push(file);
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      failures.push(error.message);
    }
  }
  return { written, failures };
}
