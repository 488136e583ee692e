import type { Connection } from 'mongoose';
import { every } from '@rehearsal/platform/every';
import type { Publisher } from '@rehearsal/platform/kafka/publisher';
import type { ServiceHost } from '@rehearsal/platform/service';
import type { GatewayConfig } from './config.js';
import type { AccessDependencies } from './gateway-dependencies.js';
import { openPeople } from './people/open-people.js';
import { openAccessLog } from './access/access-log.js';
import { accessTokens } from './access/access-tokens.js';
import { ApiTokens } from './access/api-tokens.js';
import { Authenticator } from './access/authenticator.js';
import { bootstrap } from './people/bootstrap.js';
import { Links } from './access/links.js';
import { refreshCookie } from './access/refresh-cookie.js';
import { forgetEnded } from './access/forget-ended.js';
import { secretsBy } from './access/secret.js';
import { Sessions } from './access/sessions.js';
import { openAccessStore } from './access/store.js';

const FORGET_EVERY_MS = 10 * 60_000;

export interface OpenAccessOptions {
  host: ServiceHost;
  connection: Connection;
  publisher: Publisher;
  config: GatewayConfig;
  /** Told after each revocation on this gateway. */
  onRevoked: () => void;
}

/** Puts together who people and programs are, and makes the first admin. */
export async function openAccess({
  host,
  connection,
  publisher,
  config,
  onRevoked,
}: OpenAccessOptions): Promise<AccessDependencies> {
  const store = await openAccessStore(connection);
  const makeSecret = secretsBy(config.SESSION_PRIVATE_KEY);
  const sessions = new Sessions(store);
  const links = new Links(store, makeSecret);
  const apiTokens = new ApiTokens(store, makeSecret);
  const tokens = await accessTokens(config.SESSION_PRIVATE_KEY);
  const authenticator = new Authenticator({ store, sessions, apiTokens, accessTokens: tokens });
  const revoked = () => {
    authenticator.forget();
    onRevoked();
  };
  const people = await openPeople(host, { connection, publisher, store, links, sessions, revoked });
  if (config.BOOTSTRAP) await bootstrap(config.BOOTSTRAP, { store, links, tokens: apiTokens, people });
  const forget = () => forgetEnded(store, config.BOOTSTRAP?.link_token_hash, new Date());
  await forget();
  await host.life.open(
    'forgetting of what ended',
    () => every(FORGET_EVERY_MS, forget, host.life.log),
    (timer) => timer.end(),
  );
  return {
    store,
    sessions,
    links,
    apiTokens,
    accessTokens: tokens,
    authenticator,
    accessLog: await openAccessLog(host, connection, publisher),
    cookie: refreshCookie(config.PUBLIC_URL),
    people,
    revoked,
  };
}
