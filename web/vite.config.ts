import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';
import { compression } from 'vite-plugin-compression2';

const packages = new URL('../packages/', import.meta.url).pathname;

export default defineConfig(({ mode }) => {
  // `vite dev` speaks to a running system; the built pages are served by the gateway itself.
  const gateway = loadEnv(mode, '.', 'REHEARSAL_').REHEARSAL_URL ?? 'http://127.0.0.1:8080';
  return {
    // The gateway hands out what lies there pressed, so that nobody presses the same bytes twice.
    plugins: [
      react(),
      compression({ algorithms: ['brotliCompress', 'gzip'], threshold: 1024, include: /\.(js|css|html|svg)$/ }),
    ],
    // From source, so that the pages can be built before, or without, the packages.
    resolve: {
      alias: [{ find: /^@rehearsal\/(contracts|client|rehearsing)\/(.*)$/, replacement: `${packages}$1/src/$2.ts` }],
    },
    build: {
      target: 'es2022',
      sourcemap: true,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              // React changes less often than the pages do: whoever comes back after an update has it.
              { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 1 },
              // One answer instead of one for each part of it that some other page has in common with the first.
              { name: 'first', tags: ['$initial'] },
            ],
          },
        },
        // How long the build took in which plugin is nobody's concern who starts Rehearsal.
        checks: { bundlerTimings: false },
      },
    },
    server: {
      proxy: { '/api': gateway, '/socket.io': { target: gateway, ws: true } },
    },
  };
});
