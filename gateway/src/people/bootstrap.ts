import { newId } from '@rehearsal/platform/ids';
import type { Bootstrap } from '../config.js';
import type { ApiTokens } from '../access/api-tokens.js';
import type { Links } from '../access/links.js';
import type { People } from './people.js';
import type { AccessStore } from '../access/store.js';

export const ADMIN_ID = 'admin';
const CLI_TOKEN_ID = 'cli';
const CLI_TOKEN_DAYS = 90;

const bySystem = { id: 'console', role: 'service' } as const;

interface BootstrapDependencies {
  store: AccessStore;
  links: Links;
  tokens: ApiTokens;
  people: People;
}

/** Whom the link on the console signs in: the first admin; when they were removed, the admin who has been there longest. */
async function consoleAdmin(store: AccessStore, people: People): Promise<string> {
  const admins = await store.users.find({ role: 'admin' }).sort({ created_at: 1 }).limit(1000).toArray();
  if (admins.length === 0) {
    await people.invite(ADMIN_ID, { name: 'Administrator', role: 'admin' }, { id: newId(), actor: bySystem });
    return ADMIN_ID;
  }
  return (admins.find(({ _id }) => _id === ADMIN_ID) ?? admins[0])?._id ?? ADMIN_ID;
}

/**
 * The first start makes one admin, who gets in by the one-time link that the console shows; there is no default password.
 * Every start puts its own token of the command line in the place of the last one.
 */
export async function bootstrap(
  { link_token_hash, cli_token_hash }: Bootstrap,
  { store, links, tokens, people }: BootstrapDependencies,
): Promise<void> {
  await links.admit(link_token_hash, await consoleAdmin(store, people));
  await tokens.replace(CLI_TOKEN_ID, {
    name: 'command line on this machine',
    role: 'admin',
    days: CLI_TOKEN_DAYS,
    // Nobody's: it stays good when whoever was an admin at first is one no more.
    createdBy: bySystem.id,
    hash: cli_token_hash,
  });
}
