import type { Bootstrap } from '../config.js';
import type { ApiTokens } from './api-tokens.js';
import type { Links } from './links.js';
import type { AccessStore } from './store.js';

export const ADMIN_ID = 'admin';
const CLI_TOKEN_ID = 'cli';
const CLI_TOKEN_DAYS = 90;

/**
 * The first start makes one admin, who gets in by the one-time link that the console shows; there is no default password.
 * Every start puts its own token of the command line in the place of the last one.
 */
export async function bootstrap(
  { link_token_hash, cli_token_hash }: Bootstrap,
  { store, links, tokens }: { store: AccessStore; links: Links; tokens: ApiTokens },
): Promise<void> {
  const admin = { name: 'Administrator', role: 'admin' as const, created_at: new Date().toISOString() };
  await store.users.updateOne({ _id: ADMIN_ID }, { $setOnInsert: admin }, { upsert: true });
  await links.admit(link_token_hash, ADMIN_ID);
  await tokens.replace(CLI_TOKEN_ID, {
    name: 'command line on this machine',
    role: 'admin',
    days: CLI_TOKEN_DAYS,
    createdBy: ADMIN_ID,
    hash: cli_token_hash,
  });
}
