// The command line as few files: it is loaded anew for each command, and by the hundred files of its libraries that took
// more time than most commands themselves. It is made from source, so that it can be built before the packages.
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const packages = at('../packages/');
const isBundled = /^@rehearsal\/(?!backing\/)([^/]+)\/(.*)$/;

await build({
  // The supervisor by itself too: a test starts it in a process of its own, with services of its own.
  input: { main: at('src/main.ts'), supervisor: at('src/supervisor/system.ts') },
  platform: 'node',
  // What a library has for bundlers: a file that asks for others in a way of its own would be bundled without them.
  resolve: { mainFields: ['module', 'main'] },
  // What starts servers finds files of its own beside itself, and few commands need it.
  external: [/^@rehearsal\/backing\//],
  plugins: [
    {
      name: 'packages from source',
      resolveId: { filter: { id: isBundled }, handler: (id) => id.replace(isBundled, `${packages}$1/src/$2.ts`) },
    },
  ],
  output: { dir: at('dist'), format: 'esm', chunkFileNames: '[name].js', sourcemap: true },
});
