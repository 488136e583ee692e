import { openClient, type Client } from '@rehearsal/client/client';
import { PATIENCE } from '@rehearsal/client/patience';
import { loadConfig, type CliConfig } from './config.js';
import { findConnection } from './connection.js';
import { openOutput, type Output } from './output.js';

export interface CommonOptions {
  json?: boolean;
}

export interface Session {
  config: CliConfig;
  output: Output;
  api: Client;
}

/** Runs a command against the system that it finds; while that is away it is told, and the command waits. */
export async function withSession(options: CommonOptions, work: (session: Session) => Promise<void>): Promise<void> {
  const config = loadConfig();
  const output = openOutput(config, options);
  const { url, token, isCertain } = await findConnection(config);
  const api = openClient({
    url,
    token: () => token,
    ...(isCertain && { patience: { firstContactMs: PATIENCE.giveUpAfterMs } }),
    lost: ({ message }) => output.note(`${message} Trying again.`),
    back: () => output.note('The connection is back.'),
  });
  await work({ config, output, api });
}
