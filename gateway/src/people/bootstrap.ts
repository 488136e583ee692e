import { newId } from '@rehearsal/platform/ids';
import type { Bootstrap } from '../config.js';
import type { ApiTokens } from '../access/api-tokens.js';
import type { Links } from '../access/links.js';
import { consoleAdmin, CONSOLE } from './console.js';
import type { People } from './people.js';
import type { AccessStore } from '../access/store.js';

const FIRST_ADMIN_ID = 'admin';
const CLI_TOKEN_ID = 'cli';
const CLI_TOKEN_DAYS = 90;

interface BootstrapDependencies {
  store: AccessStore;
  links: Links;
  tokens: ApiTokens;
  people: People;
}

/**
 * Whom the link of the console signs in: an admin of its own, made anew when they were removed or are one no more. Never
 * somebody who was invited: what its bearer does would be theirs in the audit.
 */
async function ensureConsoleAdmin(store: AccessStore, people: People): Promise<string> {
  const known = await consoleAdmin(store);
  if (known !== undefined) return known;
  const id = (await people.isFree(FIRST_ADMIN_ID)) ? FIRST_ADMIN_ID : newId();
  await people.invite(id, { name: 'Administrator', role: 'admin' }, { id: newId(), actor: CONSOLE });
  return id;
}

/**
 * The first start makes one admin, who gets in by the one-time link that the console shows; there is no default password.
 * Every start puts its own token of the command line in the place of the last one.
 */
export async function bootstrap(
  { link_token_hash, cli_token_hash }: Bootstrap,
  { store, links, tokens, people }: BootstrapDependencies,
): Promise<void> {
  await links.admit(link_token_hash, await ensureConsoleAdmin(store, people));
  await tokens.replace(CLI_TOKEN_ID, {
    name: 'command line on this machine',
    role: 'admin',
    days: CLI_TOKEN_DAYS,
    // Nobody's: it stays good when whoever was an admin at first is one no more.
    createdBy: CONSOLE.id,
    hash: cli_token_hash,
  });
}
