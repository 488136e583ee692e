import { rm } from 'node:fs/promises';

/** Stops what the setup started and removes its data; a second call finds nothing left to do. */
export default async function teardown() {
  const running = globalThis.rehearsalTestBacking;
  if (!running) return;
  globalThis.rehearsalTestBacking = undefined;
  await running.backing.stop();
  await rm(running.home, { recursive: true, force: true });
}
