// The command line as few files: it is loaded anew for each command, and by the hundred files of its libraries that took
// more time than most commands themselves. It is made from source, so that it can be built before the packages.
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const packages = fileURLToPath(new URL('../packages/', import.meta.url));
const isBundled = /^@rehearsal\/(?!backing\/)([^/]+)\/(.*)$/;

await build({
  input: { main: fileURLToPath(new URL('src/main.ts', import.meta.url)) },
  platform: 'node',
  // What starts servers finds files of its own beside itself, and few commands need it.
  external: [/^@rehearsal\/backing\//],
  plugins: [
    {
      name: 'packages from source',
      resolveId: { filter: { id: isBundled }, handler: (id) => id.replace(isBundled, `${packages}$1/src/$2.ts`) },
    },
  ],
  output: {
    dir: fileURLToPath(new URL('dist', import.meta.url)),
    format: 'esm',
    chunkFileNames: '[name].js',
    sourcemap: true,
  },
});
