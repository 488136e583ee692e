import { apiClient, type ApiClient } from './api/api-client.js';
import { findConnection } from './api/connection.js';
import { loadConfig, type CliConfig } from './config.js';
import { openOutput, type Output } from './output.js';

export interface CommonOptions {
  json?: boolean;
}

export interface Session {
  config: CliConfig;
  output: Output;
  api: ApiClient;
}

/** Runs a command against the system that it finds, and lets go of the connection when it is done. */
export async function withSession(options: CommonOptions, work: (session: Session) => Promise<void>): Promise<void> {
  const config = loadConfig();
  const api = apiClient(await findConnection(config));
  try {
    await work({ config, output: openOutput(config, options), api });
  } finally {
    await api.close();
  }
}
