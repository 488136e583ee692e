import { afterAll, beforeAll } from '@jest/globals';
import { startSystem, type System } from '../system.js';

/** The one system of a test file's stories, each of which makes what it needs and minds nothing that others made. */
export let system: System;

/** Before the stories are imported: what they do beforehand needs the system. */
export function onOneSystem(options: Parameters<typeof startSystem>[0]): void {
  beforeAll(async () => {
    system = await startSystem(options);
  });
  afterAll(() => system.dispose());
}
