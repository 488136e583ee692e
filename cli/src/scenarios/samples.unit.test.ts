import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { checkScenarioText } from '@rehearsal/contracts/scenario/scenario-file';
import { scenarioFileSchema } from '@rehearsal/contracts/scenario/scenario-file-schema';
import { scenarioFileText } from '@rehearsal/contracts/scenario/scenario-file-text';
import type { Template } from '@rehearsal/contracts/template/template';
import { loadConfig } from '../config.js';
import { findScenarioFiles } from './find-files.js';
import { isSame } from './plan.js';
import { readScenarioFile } from './scenario-file.js';

const samples = `${loadConfig({}).repository}/samples`;
const files = await Promise.all((await findScenarioFiles([samples])).map(readScenarioFile));
const contents = files.flatMap((file) => (file.ok ? [file.content] : []));

describe('the samples', () => {
  it('are valid, without a warning', () => {
    for (const file of files) expect(file).toMatchObject({ ok: true, warnings: [] });
  });

  it('are John Doe and richer ones, which stand in eight different phases at least', () => {
    const phases = new Set(contents.map(({ template }) => template.coach_state.current_phase));
    expect(contents.length).toBeGreaterThanOrEqual(8);
    expect(phases.size).toBeGreaterThanOrEqual(8);
    expect(contents.map(({ name }) => name)).toContain('John Doe: career, brainstorming');
  });

  it('hold what people meet: a long chat, an empty one, scripts of the world, breaks, nested and archived identities', () => {
    const templates = contents.map(({ template }) => template);
    const some = (holds: (template: Template) => boolean) => expect(templates.some(holds)).toBe(true);
    some(({ chat_messages }) => chat_messages.length === 200);
    some(({ chat_messages }) => chat_messages.length === 0);
    some(({ breaks }) => breaks.some(({ ended_at }) => ended_at === undefined));
    some(({ identities }) => identities.some(({ state }) => state === 'ARCHIVED'));
    some(({ identities }) => identities.some(({ parent }) => parent !== undefined));
    some(({ identities }) => identities.some(({ affirmation, visualization }) => affirmation && visualization));
    for (const script of ['Greek', 'Cyrillic', 'Arabic', 'Devanagari', 'Han', 'Latin'])
      some(({ user }) => new RegExp(`\\p{Script=${script}}`, 'u').test(user.first_name));
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
      const again = checkScenarioText(scenarioFileText(content));
      expect(again.ok && isSame(again.content, content)).toBe(true);
    }
  });
});
