import { API } from '@rehearsal/contracts/http/api-prefix';
import type { Express, RequestHandler } from 'express';
import { createApp } from '@rehearsal/platform/http/app';
import type { Lifecycle } from '@rehearsal/platform/lifecycle';
import type { GatewayDependencies } from './gateway-dependencies.js';
import { admission } from './http/admission.js';
import { compressAnswers } from './http/compress.js';
import { knownHost } from './http/host.js';
import { mountRoutes } from './http/mount.js';
import { pages } from './http/pages.js';
import type { Limits } from './http/rate-limit.js';
import { securityHeaders } from './http/security-headers.js';
import { allRoutes } from './routes/all.js';

export interface AppOptions {
  dependencies: GatewayDependencies;
  limits: Limits;
  trustedProxies: readonly string[];
  hostNames: readonly string[];
  webRoot: string | undefined;
}

/** The HTTP side of the gateway: security headers, the API behind its door, and the pages. */
export function gatewayApp(
  life: Lifecycle,
  { dependencies, limits, trustedProxies, hostNames, webRoot }: AppOptions,
): Express {
  const { access, publicUrl } = dependencies;
  const admit = admission({
    authenticator: access.authenticator,
    accessLog: access.accessLog,
    publicUrl,
    limits,
  });
  const neverStored: RequestHandler = (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  };
  return createApp(life, (app) => {
    app.set('trust proxy', trustedProxies.length === 0 ? false : [...trustedProxies]);
    app.use(securityHeaders(publicUrl), knownHost(hostNames));
    app.use(API, neverStored, compressAnswers(), mountRoutes(allRoutes(dependencies), admit));
    app.use(pages(webRoot));
  });
}
