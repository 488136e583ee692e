import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { API } from '@rehearsal/contracts/http/api-prefix';
import { Router } from 'express';
import sirv from 'sirv';

const swaggerRoot = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const YEAR_SECONDS = 365 * 24 * 60 * 60;

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Rehearsal API</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

const start =
  "SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', validatorUrl: null, deepLinking: true });\n";

/** What people open: the reference as a page, and the admin UI, which finds its way behind the `#`. */
export function pages(webRoot: string | undefined): Router {
  const router = Router();
  router.get('/openapi.json', (_request, response) => response.redirect(308, `${API}/openapi.json`));
  router.get('/docs', (_request, response) => void response.type('html').send(page));
  router.get('/docs/start.js', (_request, response) => void response.type('js').send(start));
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js']) {
    router.get(`/docs/${file}`, (_request, response) => response.sendFile(join(swaggerRoot, file)));
  }
  if (webRoot !== undefined) {
    if (!existsSync(join(webRoot, 'assets')))
      throw new Error(`WEB_ROOT: there is no built admin UI in ${webRoot}; build it with "npm run build"`);
    // What is built lies there pressed already, see web/vite.config.ts. The names of assets hold their hash, so they never
    // change; the index is asked for each time. Each is looked for anew (`dev`): what was there at the start may be built
    // again since, and a file of another length than was remembered never comes to its end.
    const pressed = { brotli: true, gzip: true, etag: true, dev: true };
    const keptForEver = (response: ServerResponse) =>
      response.setHeader('Cache-Control', `public,max-age=${YEAR_SECONDS},immutable`);
    router.use('/assets', sirv(join(webRoot, 'assets'), { ...pressed, setHeaders: keptForEver }));
    router.use(sirv(webRoot, pressed));
  }
  return router;
}
