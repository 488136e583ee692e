import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoadRunOutcome } from '@rehearsal/contracts/load/load-run';
import { EVIDENCE } from '../evidence/evidence.js';
import { inspectScript, type Inspection } from '../scripts/inspection.js';
import { InvalidScriptError } from '../scripts/script-reader.js';
import { ForeignFileError } from '../scripts/foreign-file.js';
import { NotPackedError, packScript } from '../scripts/pack-script.js';
import { redacted } from '../redaction/redacted.js';
import { throughputOf } from '../measured/throughput.js';
import { summarise } from '../verdict/summary.js';
import { unmeasured } from '../verdict/unmeasured.js';
import { driveTest } from './drive-test.js';
import { RunNotes } from './run-notes.js';
import type { TestRun } from './test-run.js';

/** Runs one load test to its end, whatever the end is, and judges it. Keeps evidence also of a failed or cancelled run. */
export async function runTest(run: TestRun): Promise<LoadRunOutcome> {
  try {
    const inspection = await prepareTest(run);
    const { evidence, ending, notes } = await driveTest(run, inspection);
    const outcome = summarise(evidence, ending);
    const throughput = throughputOf(evidence.points.seconds.rows());
    return await keepOutcome(run.folder, { ...outcome, throughput, reasons: [...outcome.reasons, ...notes] });
  } catch (error) {
    if (!(error instanceof InvalidScriptError)) throw error;
    return await keepOutcome(run.folder, summariseUnread(error));
  }
}

/**
 * Packs the script with everything that it reads, which is what runs and what is kept, and reads what it plans. Throws
 * `InvalidScriptError` for one that k6 cannot read, or that reads what is not its own.
 */
export async function prepareTest(run: TestRun): Promise<Inspection> {
  await mkdir(run.folder, { recursive: true });
  try {
    // At once: neither needs the other, and each starts a k6 that reads the script.
    const reader = { k6: run.k6, readSeconds: run.limits.readSeconds };
    const [packed, inspected] = await Promise.allSettled([
      packScript(run, join(run.folder, EVIDENCE.archive)),
      inspectScript(reader, run.script, run.environment),
    ]);
    if (packed.status === 'rejected' && !(packed.reason instanceof NotPackedError)) throw packed.reason;
    if (inspected.status === 'rejected') throw inspected.reason;
    // k6 reads it and cannot pack it: there is then nothing that may be run.
    if (packed.status === 'rejected') throw packed.reason;
    return inspected.value;
  } catch (error) {
    if (error instanceof InvalidScriptError && !(error instanceof ForeignFileError))
      await copyFile(run.script, join(run.folder, EVIDENCE.script)).catch(() => undefined);
    throw error;
  }
}

export function summariseUnread({ exitCode, message }: InvalidScriptError): LoadRunOutcome {
  return unmeasured('error', exitCode, `k6 could not read the script: ${redacted(message)}`);
}

/** The verdict stands, and goes into the journal, also where the disk takes no more. */
async function keepOutcome(folder: string, outcome: LoadRunOutcome): Promise<LoadRunOutcome> {
  const notes = new RunNotes();
  await notes.try(EVIDENCE.summary, () => writeFile(join(folder, EVIDENCE.summary), JSON.stringify(outcome, null, 2)));
  return { ...outcome, reasons: [...outcome.reasons, ...notes.all()] };
}
