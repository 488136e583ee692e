import type { Connection } from 'mongoose';
import type { Publisher } from '@rehearsal/platform/kafka/publisher';
import type { Log } from '@rehearsal/platform/log';
import type { GatewayConfig } from '../config.js';
import type { AccessParts } from '../gateway-parts.js';
import { AccessLog } from './access-log.js';
import { accessTokens } from './access-tokens.js';
import { ApiTokens } from './api-tokens.js';
import { Authenticator } from './authenticator.js';
import { bootstrap } from './bootstrap.js';
import { Links } from './links.js';
import { refreshCookie } from './refresh-cookie.js';
import { Sessions } from './sessions.js';
import { openAccessStore } from './store.js';

export interface OpenAccessOptions {
  connection: Connection;
  publisher: Publisher;
  config: GatewayConfig;
  log: Log;
  /** Told after each revocation on this gateway. */
  onRevoked: () => void;
}

/** Puts together who people and programs are, and makes the first admin. */
export async function openAccess({
  connection,
  publisher,
  config,
  log,
  onRevoked,
}: OpenAccessOptions): Promise<AccessParts> {
  const store = await openAccessStore(connection);
  const sessions = new Sessions(store);
  const links = new Links(store);
  const apiTokens = new ApiTokens(store);
  const tokens = await accessTokens(config.SESSION_PRIVATE_KEY);
  const authenticator = new Authenticator({ store, sessions, apiTokens, accessTokens: tokens });
  if (config.BOOTSTRAP) await bootstrap(config.BOOTSTRAP, { store, links, tokens: apiTokens });
  return {
    store,
    sessions,
    links,
    apiTokens,
    accessTokens: tokens,
    authenticator,
    accessLog: new AccessLog(publisher, log),
    cookie: refreshCookie(config.PUBLIC_URL),
    revoked: () => {
      authenticator.forget();
      onRevoked();
    },
  };
}
