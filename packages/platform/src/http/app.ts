import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type Router } from 'express';
import type { Lifecycle } from '../lifecycle.js';
import { metricsRegister } from '../metrics.js';
import { notFound, problems } from './problem.js';
import { parseQueryText } from './query-text.js';
import { requireServiceToken } from './service-token.js';

/**
 * An Express app with what every process answers: `/livez` (the process runs), `/readyz` (it can serve, or 503 with what
 * is missing; `without` names what it serves without), `/metrics`. These are open: orchestrators and Prometheus ask them,
 * and they hold counts and nobody's data. Errors become problem+json in one place.
 */
export function createApp(life: Lifecycle, mount: (app: Express) => void): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', parseQueryText);
  app.get('/livez', (_request, response) => void response.json({ status: 'alive' }));
  app.get('/readyz', (_request, response) => {
    const unready = life.unready();
    response
      .status(unready.length === 0 ? 200 : 503)
      .json({ status: unready.length === 0 ? 'ready' : 'not ready', waiting_for: unready, without: life.lacking() });
  });
  app.get('/metrics', async (_request, response) => {
    response.type(metricsRegister.contentType).send(await metricsRegister.metrics());
  });
  mount(app);
  app.use(notFound);
  app.use(problems(life.log));
  return app;
}

/** An owner's read side on the inside address, for services that hold the token alone. */
export const ownerApp = (life: Lifecycle, serviceToken: string, routes: Router): Express =>
  createApp(life, (app) => {
    app.use(requireServiceToken(serviceToken), routes);
  });

export interface Listening {
  server: Server;
  url: string;
  /** Takes nothing new, answers what was asked, and keeps no connection for more; resolves when the last one is gone. */
  close(): Promise<void>;
}

const LOOK_FOR_UNNEEDED_MS = 50;

export async function listen(app: Express, options: { host: string; port: number }): Promise<Listening> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 65_000 }, app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const answering = new Set<ServerResponse>();
  server.prependListener('request', (_request, response: ServerResponse) => {
    answering.add(response);
    response.once('close', () => answering.delete(response));
  });
  const { address, port } = server.address() as AddressInfo;
  return {
    server,
    url: `http://${address.includes(':') ? `[${address}]` : address}:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.prependListener('request', (_request, response) => response.setHeader('connection', 'close'));
        // What is being answered now has told its client that the connection stays: it is idle for a minute after that.
        // And a connection over which nothing was asked yet is not idle to Node, but one that it waits for.
        const unneeded = setInterval(() => {
          if (answering.size === 0) server.closeAllConnections();
          else server.closeIdleConnections();
        }, LOOK_FOR_UNNEEDED_MS);
        server.close(() => {
          clearInterval(unneeded);
          resolve();
        });
      }),
  };
}
