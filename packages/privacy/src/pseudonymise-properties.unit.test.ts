import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildState } from '@rehearsal/contracts/template/build-state';
import { canonical, canonicalJson } from '@rehearsal/contracts/coaching/canonical';
import { foldName } from '@rehearsal/contracts/text/fold-name';
import { proofSeed, proofSize } from '@rehearsal/testing/proof-size';
import { pseudonymise } from './pseudonymise.js';
import { Template } from '@rehearsal/contracts/template/template';
import { plantedCorpus, recallOf } from './testing/planted.js';
import { underMap } from './testing/under-map.js';

const CONTEXT = { instanceId: 'inst', now: '2025-06-01T00:00:00.000Z', email: 'a@example.invalid' };
const RUNS = { numRuns: proofSize(40, 2_000), seed: proofSeed() };

const person = fc.constantFrom(
  'Ann',
  'Maria Jo',
  '春香',
  '林',
  'Łukasz',
  'ليلى',
  "O'Neil",
  'a',
  '!',
  'İpek',
  'Will',
  'Action',
);
const datum = fc.constantFrom(
  'ann@x.example',
  '+49 30 123456',
  '12 Maple Street',
  '123456789012',
  'https://x.example/u/ann7?token=abc',
  'https://x.example/7f3b2c1d-4e5f-4a6b-8c7d-9e0f1a2b3c4d/x',
  '10115 Berlin',
  '2025-01-01',
  '555-0101',
);
const text = fc
  .array(
    fc.oneof(
      person,
      datum,
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom(' ', ', ', "'s ", '/', '@', '-'),
      fc.constantFrom('My name is ', "I'm ", 'Call me ', '名前は', 'Hi ', 'Ada Byron ', 'Robin '),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''));
const filled = text.map((words) => `${words}.`);
const free = fc
  .dictionary(
    text.map((key) => key.replace(/[.$]/gu, '_')),
    fc.oneof(text, fc.nat(), fc.maxSafeInteger(), fc.array(text, { maxLength: 2 })),
    { maxKeys: 3 },
  )
  .filter((value) => !['__proto__', 'constructor', 'prototype'].some((key) => Object.hasOwn(value, key)));

const template = fc
  .record({
    names: fc.uniqueArray(filled, { minLength: 2, maxLength: 4, selector: foldName }),
    contents: fc.array(text, { minLength: 1, maxLength: 4 }),
    first_name: fc.oneof(person, filled),
    last_name: fc.oneof(person, text),
    metadata: free,
    texts: fc.array(text, { maxLength: 3 }),
  })
  .map(({ names, contents, first_name, last_name, metadata, texts }) =>
    Template.parse({
      user: { first_name, last_name },
      coach_state: { current_phase: 'INTRODUCTION', who_you_are: texts, current_identity: names[0], metadata },
      identities: names.map((name, index) => ({
        name,
        category: 'CAREER',
        notes: texts,
        parent: index > 0 ? names[0] : undefined,
      })),
      chat_messages: contents.map((content, index) => ({
        role: index % 3 === 1 ? 'coach' : 'user',
        content,
        component_config: metadata,
      })),
      user_notes: contents.map((content) => ({ note: `${content}.`, source_message: content })),
      actions: [
        {
          action_type: 'ACCEPT_IDENTITY',
          parameters: { id: names[1] },
          result_summary: texts[0],
          coach_message: contents[0],
        },
      ],
    }),
  );

/** Sets are sorted by their texts, so a map that changes texts changes their order. */
const sets = (value: unknown): unknown => {
  if (Array.isArray(value))
    return value.map(sets).sort((left, right) => (canonicalJson(left) < canonicalJson(right) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, sets(entry)]));
};
const canonicalOf = (of: Template) => canonical(buildState(of, CONTEXT));

describe('pseudonymising any template', () => {
  it('gives a canonical template, and finds nothing in it again', () => {
    fc.assert(
      fc.property(template, (source) => {
        const once = pseudonymise(source).template;
        expect(Template.parse(structuredClone(once))).toEqual(once);
        expect(pseudonymise(once)).toEqual({ template: once, replacements: [] });
      }),
      RUNS,
    );
  });

  it('changes nothing but what it reports', () => {
    fc.assert(
      fc.property(template, (source) => {
        const keep = pseudonymise(source).replacements.map(({ found }) => found);
        const { template: kept, replacements } = pseudonymise(source, { keep });
        expect({ kept, replacements }).toEqual({ kept: source, replacements: [] });
      }),
      RUNS,
    );
  });

  it('keeps every link where it led', () => {
    fc.assert(
      fc.property(template, (source) => {
        const links = (of: Template) => {
          const { coach_state, identities, user_notes, actions } = buildState(of, CONTEXT);
          return [
            coach_state.current_identity,
            identities.map(({ parent_id }) => parent_id),
            user_notes.map(({ source_message_id }) => source_message_id),
            actions.map(({ coach_message_id }) => coach_message_id),
          ];
        };
        expect(links(pseudonymise(source).template)).toEqual(links(source));
      }),
      RUNS,
    );
  });
});

describe('pseudonymising the planted corpus', () => {
  const corpus = plantedCorpus();

  it('gives the canonical form of the source under the map', () => {
    for (const { template: source } of corpus) {
      const { template: result, replacements } = pseudonymise(source);
      expect(sets(canonicalOf(result))).toEqual(sets(underMap(canonicalOf(source), replacements)));
    }
  });

  it('finds nothing the second time', () => {
    for (const { template: source } of corpus) {
      const once = pseudonymise(source).template;
      expect(pseudonymise(once)).toEqual({ template: once, replacements: [] });
    }
  });

  it.each([1, 2, 3])(
    'leaves nothing in structured fields, and in sentences no more than measured (seed %i)',
    (seed) => {
      const recall = recallOf(plantedCorpus(seed), (source) => pseudonymise(source).template);
      expect(recall.reduce((sum, { planted }) => sum + planted, 0)).toBeGreaterThanOrEqual(300);
      expect(recall.filter(({ field }) => field === 'structured').flatMap(({ left }) => left)).toEqual([]);
      const FLOORS = { name: 0.94, email: 0.97, phone: 0.95, address: 0.91, url: 0.95, id: 0.97 };
      for (const { field, kind, planted, replaced } of recall)
        if (field === 'free') expect([kind, replaced / planted >= FLOORS[kind]]).toEqual([kind, true]);
    },
  );
});
