import { expect, it } from '@jest/globals';
import { findScenarioFiles } from './find-files.js';

it('tells what is not there from what cannot be read', async () => {
  await expect(findScenarioFiles(['nobody'])).rejects.toThrow('There is no file or folder "nobody".');
  await expect(findScenarioFiles(['package.json/inside'])).rejects.toThrow(/^"package.json\/inside" cannot be read: /);
});
