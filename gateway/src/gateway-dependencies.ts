import type { SystemAbout } from '@rehearsal/contracts/http/system/settings';
import type { Readiness } from '@rehearsal/contracts/http/system/system';
import type { AccessLog } from './access/access-log.js';
import type { AccessTokens } from './access/access-tokens.js';
import type { ApiTokens } from './access/api-tokens.js';
import type { Authenticator } from './access/authenticator.js';
import type { Links } from './access/links.js';
import type { RefreshCookie } from './access/refresh-cookie.js';
import type { Sessions } from './access/sessions.js';
import type { AccessStore } from './access/store.js';
import type { People } from './people/people.js';
import type { Commands } from './commanding/commands.js';
import type { DeadLetterDesk } from './dead-letters/settle.js';
import type { Pseudonymiser } from './freezing/pseudonymiser.js';
import type { Presence } from './push/presence.js';
import type { Owners } from './reading/owners.js';

/** What the routes work with; put together by the composition root. */
export interface GatewayDependencies {
  owners: Owners;
  commands: Commands;
  access: AccessDependencies;
  deadLetters: DeadLetterDesk;
  pseudonymiser: Pseudonymiser;
  presence: Pick<Presence, 'watchersOf'>;
  publicUrl: string;
  /** What this gateway lacks itself. */
  readiness: () => Readiness;
  /** Which Rehearsal this is, and what it runs on. */
  about: () => Promise<SystemAbout>;
  /** Changes of a scenario must name the version that they change. */
  requireIfMatch: boolean;
}

export interface AccessDependencies {
  store: AccessStore;
  sessions: Sessions;
  links: Links;
  apiTokens: ApiTokens;
  accessTokens: AccessTokens;
  authenticator: Authenticator;
  accessLog: AccessLog;
  people: People;
  cookie: RefreshCookie;
  /** Called after a revocation: what was remembered of tokens is forgotten, and sockets are checked at once. */
  revoked: () => void;
}
