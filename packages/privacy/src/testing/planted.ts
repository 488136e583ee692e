import type { PersonalKind } from '@rehearsal/contracts/http/scenarios/freeze';
import { Template } from '@rehearsal/contracts/template/template';
import { PLANTED_PEOPLE, type PlantedPerson } from './planted-people.js';

/** What finders find; what a reviewer picks is nobody's kind. */
type FoundKind = Exclude<PersonalKind, 'own'>;

/**
 * A corpus of templates in which we know where personal data stands: to measure how much of it is found. It is made
 * from a seed, so it is the same everywhere, with hand-written hard cases among it that no pattern is expected to find.
 */

export interface PlantedItem {
  readonly kind: FoundKind;
  readonly language: string;
  readonly text: string;
  /** A field that holds the item and nothing else, or a sentence around it. */
  readonly field: 'structured' | 'free';
  /** The keys that lead to the text in the template. */
  readonly path: readonly (string | number)[];
}

export interface PlantedTemplate {
  readonly template: Template;
  readonly items: readonly PlantedItem[];
}

/** Mulberry32: small, seeded and good enough to fill in digits. */
const randomFrom = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};

const filled = (form: string, random: () => number): string =>
  form.replace(/#/gu, () => String(1 + Math.floor(random() * 9)));

const EMAILS = ['life.coachee##@gmail.com', 'info@müller-praxis##.de', 'first+tag#@mail.example-corp.co.uk'];
const URLS = [
  'https://app.example.org/users/4####/journal',
  'https://example.net/reset?token=aB3dE####fGh&lang=en',
  'https://social.example/@coachee##',
];
const IDS = ['7f3b2c1d-4e5f-4a6b-8c7d-9e0f1a2b####', '4#########', 'DE89 3704 0044 0532 01## 00'];

/** Said in ways that shapes do not show. */
const HARD: readonly Omit<PlantedItem, 'path' | 'field'>[] = [
  { kind: 'email', language: 'en', text: 'coachee at gmail dot com' },
  { kind: 'email', language: 'en', text: 'coachee [at] gmail [dot] com' },
  { kind: 'phone', language: 'en', text: 'four one five, five five five, two six seven one' },
  { kind: 'phone', language: 'fr', text: 'zéro six douze trente-quatre' },
  { kind: 'phone', language: 'en', text: '415 - 867 - 5309' },
  { kind: 'address', language: 'en', text: 'the yellow house behind the church in Ely' },
  { kind: 'address', language: 'en', text: 'flat 3 above the bakery, Mill Lane' },
  { kind: 'address', language: 'de', text: 'Unter den Linden 77' },
  { kind: 'address', language: 'en', text: 'PO Box 1182' },
  { kind: 'url', language: 'en', text: 'social.example/coachee' },
  { kind: 'url', language: 'en', text: 'https://coachee-blog.example/' },
  { kind: 'id', language: 'en', text: 'passport X1234567' },
  { kind: 'id', language: 'en', text: '4111 1111 1111 1234' },
  { kind: 'id', language: 'en', text: '078-05-1120' },
  { kind: 'name', language: 'en', text: 'Annie' },
  { kind: 'name', language: 'en', text: 'A n n' },
];

const dataOf = ({ phones, addresses, spellings, first, last }: PlantedPerson, random: () => number) => {
  const make = (kind: FoundKind, forms: readonly string[]) =>
    forms.map((form) => ({ kind, text: filled(form, random) }));
  const found = [
    ...make('email', EMAILS),
    ...make('phone', phones),
    ...make('address', addresses),
    ...make('url', URLS),
    ...make('id', IDS),
  ];
  return {
    structured: [...found, { kind: 'name' as const, text: first }, { kind: 'name' as const, text: last }],
    free: [...found, ...make('name', spellings)],
  };
};

/** The fields that a single datum stands in, by turns. */
const SLOTS = 5;

const templateOf = (person: PlantedPerson, random: () => number): PlantedTemplate => {
  const { language, first, last, says } = person;
  const { structured, free } = dataOf(person, random);
  const hard = HARD.filter((item) => item.language === language);
  const items: PlantedItem[] = [
    { kind: 'name', language, text: first, field: 'structured', path: ['user', 'first_name'] },
    { kind: 'name', language, text: last, field: 'structured', path: ['user', 'last_name'] },
    { kind: 'email', language, text: 'real.person@gmail.com', field: 'structured', path: ['user', 'email'] },
  ];
  const slots: string[][] = Array.from({ length: SLOTS }, () => []);
  const paths = [
    (index: number) => ['coach_state', 'who_you_are', index],
    (index: number) => ['identities', index, 'name'],
    (index: number) => ['coach_state', 'metadata', 'known', index],
    (index: number) => ['actions', 0, 'parameters', 'notes', index],
    (index: number) => ['chat_messages', 0, 'component_config', 'values', index],
  ];
  structured.forEach(({ kind, text }, turn) => {
    const slot = slots[turn % SLOTS] ?? [];
    const path = paths[turn % SLOTS]?.(slot.push(text) - 1) ?? [];
    items.push({ kind, language, text, field: 'structured', path });
  });
  const sentences = [...free, ...hard].map(({ kind, text }, turn) => {
    items.push({ kind, language, text, field: 'free', path: ['chat_messages', turn + 1, 'content'] });
    return { role: 'user', content: (says[turn % says.length] ?? '{}').replace('{}', () => text) };
  });
  const [who_you_are, names = [], known, notes, values] = slots;
  const template = Template.parse({
    user: { first_name: first, last_name: last, email: 'real.person@gmail.com' },
    coach_state: { current_phase: 'INTRODUCTION', who_you_are, metadata: { known }, current_identity: names[0] },
    identities: names.map((name) => ({ name, category: 'CAREER' })),
    chat_messages: [{ role: 'coach', content: 'Welcome!', component_config: { values } }, ...sentences],
    actions: [{ action_type: 'ADD_USER_NOTE', parameters: { notes } }],
  });
  return { template, items };
};

export const plantedCorpus = (seed = 1): PlantedTemplate[] => {
  const random = randomFrom(seed);
  return PLANTED_PEOPLE.map((person) => templateOf(person, random));
};

const at = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key], value);

const occurrences = (value: unknown, text: string): number =>
  typeof value === 'string' ? value.split(text).length - 1 : 0;

/** Whether an item can still be read where it was planted; the words around it may hold its letters too. */
const isLeft = ({ path, text }: PlantedItem, source: Template, result: Template): boolean =>
  occurrences(at(result, path), text) >= occurrences(at(source, path), text);

export interface Recall {
  readonly kind: FoundKind;
  readonly field: PlantedItem['field'];
  readonly planted: number;
  readonly replaced: number;
  readonly left: readonly string[];
}

/** How much of what was planted is gone, per class and field, after a way of pseudonymising. */
export const recallOf = (corpus: readonly PlantedTemplate[], treat: (template: Template) => Template): Recall[] => {
  const classes = new Map<string, { kind: FoundKind; field: PlantedItem['field']; planted: number; left: string[] }>();
  for (const { template, items } of corpus) {
    const result = treat(template);
    for (const item of items) {
      const key = `${item.field} ${item.kind}`;
      const row = classes.get(key) ?? { kind: item.kind, field: item.field, planted: 0, left: [] };
      row.planted += 1;
      if (isLeft(item, template, result)) row.left.push(item.text);
      classes.set(key, row);
    }
  }
  return [...classes.values()].map((row) => ({ ...row, replaced: row.planted - row.left.length }));
};
