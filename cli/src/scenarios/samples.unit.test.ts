import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../config.js';
import { scenarioFileSchema } from './file-schema.js';
import { scenarioFileText } from './file-text.js';
import { findScenarioFiles } from './find-files.js';
import { isSame } from './plan.js';
import { checkScenarioText, readScenarioFile } from './scenario-file.js';

const samples = `${loadConfig({}).repository}/samples`;
const files = await Promise.all((await findScenarioFiles([samples])).map(readScenarioFile));
const contents = files.flatMap((file) => (file.ok ? [file.content] : []));

describe('the samples', () => {
  it('are valid, without a warning', () => {
    for (const file of files) expect(file).toMatchObject({ ok: true, warnings: [] });
  });

  it("are the seed's and at least three richer ones, in different phases", () => {
    const phases = new Set(contents.map(({ template }) => template.coach_state.current_phase));
    expect(contents.length).toBeGreaterThanOrEqual(4);
    expect(phases.size).toBe(contents.length);
    expect(contents.map(({ tags }) => tags)).toContainEqual(expect.arrayContaining(['seed']));
  });

  it('begin somewhere with a person who has just arrived', () => {
    expect(contents.some(({ template }) => template.coach_state.current_phase === 'INTRODUCTION')).toBe(true);
  });

  it('lie beside the schema that `rehearse scenarios schema` prints', async () => {
    const kept: unknown = JSON.parse(await readFile(`${samples}/scenario.schema.json`, 'utf8'));
    expect(kept).toEqual(JSON.parse(JSON.stringify(scenarioFileSchema())));
  });

  it('are the same scenario when written back to a file', () => {
    for (const content of contents) {
      const again = checkScenarioText('again.json', scenarioFileText(content));
      expect(again.ok && isSame(again.content, content)).toBe(true);
    }
  });
});
