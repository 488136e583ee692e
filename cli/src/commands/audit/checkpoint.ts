import { appendFile } from 'node:fs/promises';
import { Command } from 'commander';
import { request } from 'undici';
import type { Checkpoint } from '@rehearsal/contracts/http/audit/audit';
import { takeCheckpoint } from '@rehearsal/client/resources/audit';
import { CliError } from '../../errors.js';
import { withSession } from '../../session.js';

const POST_WITHIN_MS = 20_000;

interface CheckpointOptions {
  out?: string;
  post?: string;
}

export const checkpointCommand = (): Command =>
  new Command('checkpoint')
    .description(
      'sign a checkpoint now and print it as one line of JSON, to be kept where nobody who holds the system can change it',
    )
    .option('--out <file>', 'also add it to this file, for `audit verify --checkpoints`')
    .option('--post <url>', 'also send it to this address')
    .action(checkpoint);

const checkpoint = ({ out, post }: CheckpointOptions): Promise<void> =>
  withSession({ json: true }, async ({ api, output }) => {
    const taken = await takeCheckpoint(api);
    const line = JSON.stringify(taken);
    process.stdout.write(`${line}\n`);
    output.note(`Checkpoint ${taken.seq} of ${taken.at}: ${taken.chains.length} chains.`);
    if (out !== undefined) await addTo(out, line);
    if (post !== undefined) await sendTo(post, taken);
  });

async function addTo(file: string, line: string): Promise<void> {
  try {
    // Of nobody's use if it were lost in a power cut.
    await appendFile(file, `${line}\n`, { flush: true });
  } catch (error) {
    throw new CliError(
      `The checkpoint could not be added to ${file} (${(error as Error).message}); it is printed above.`,
    );
  }
}

async function sendTo(url: string, taken: Checkpoint): Promise<void> {
  // A name and password before the host stay untold.
  const shown = url.replace(/\/\/[^/?#]*@/, '//');
  const failed = (why: string) => new CliError(`${shown} did not take the checkpoint (${why}); it is printed above.`);
  const answer = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(taken),
    headersTimeout: POST_WITHIN_MS,
    bodyTimeout: POST_WITHIN_MS,
  }).catch((error: unknown) => {
    throw failed((error as Error).message);
  });
  await answer.body.dump();
  if (answer.statusCode < 200 || answer.statusCode > 299) throw failed(`it answered ${answer.statusCode}`);
}
