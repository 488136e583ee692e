import fc from 'fast-check';

/** A message as it lies on a topic. */
export interface Raw {
  key: Buffer | null;
  value: Buffer | null;
  headers: Record<string, Buffer | Buffer[]>;
}

interface Edit {
  at: number;
  taken: number;
  given: number[];
}

/** Bytes that mean something in JSON, in a header or in UTF-8, beside any other. */
const TELLING = [...Buffer.from('{}[]",:\\-+.eE0123456789ntfu \n\r\t\0'), 0xff, 0xc3, 0x80, 0xed];
const byte = fc.oneof(fc.constantFrom(...TELLING), fc.nat(255));
const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(1_000_000),
  taken: fc.nat(3),
  given: fc.array(byte, { maxLength: 3 }),
});
const edits = fc.array(edit, { minLength: 1, maxLength: 8 });

function edited(bytes: Buffer, changes: readonly Edit[]): Buffer {
  return changes.reduce((now, { at, taken, given }) => {
    const place = at % (now.length + 1);
    return Buffer.concat([now.subarray(0, place), Buffer.from(given), now.subarray(place + taken)]);
  }, bytes);
}

type Damage = (message: Raw) => Raw;

const valueDamage = edits.map((changes): Damage => (raw) => ({
  ...raw,
  value: edited(raw.value ?? Buffer.of(), changes),
}));
const otherValue = fc
  .oneof(
    fc.constantFrom(
      null,
      '',
      'null',
      '[]',
      '"text"',
      '0',
      '{}',
      '\u{feff}{}',
      '{"__proto__":{"a":1}}',
      '[['.repeat(50_000),
      `"${'x'.repeat(3_000_000)}"`,
    ),
    fc.constantFrom(...[',0', ',{}', ',"a"'].map((entry) => `[0${entry.repeat(20_000)}]`)),
    fc.json(),
  )
  .map((text): Damage => (raw) => ({ ...raw, value: text === null ? null : Buffer.from(text) }));
const cut = fc.nat(1_000_000).map((at): Damage => (raw) => ({
  ...raw,
  value: raw.value?.subarray(0, at % Math.max(1, raw.value.length)) ?? null,
}));
const keyDamage = fc
  .oneof(
    fc.constantFrom<Buffer | null>(null, Buffer.of(), Buffer.alloc(100_000, 'k')),
    fc.array(byte).map((bytes) => Buffer.from(bytes)),
  )
  .map((key): Damage => (raw) => ({ ...raw, key }));

/** What may happen to one header: its name and what it holds, or nothing any more. */
type HeaderDamage = (name: string, held: Buffer) => Record<string, Buffer | Buffer[]>;
const headerDamages: fc.Arbitrary<HeaderDamage>[] = [
  edits.map((changes) => (name, held) => ({ [name]: edited(held, changes) })),
  edits.map((changes) => (name, held) => ({ [edited(Buffer.from(name), changes).toString('utf8')]: held })),
  fc.constant(() => ({})),
  fc.constant((name, held) => ({ [name]: [held, held] })),
  fc
    .constantFrom('', '0', '-1', '1e9', '2.0', 'null', '{}', '__proto__', '../../etc', 'x'.repeat(200_000))
    .map((text) => (name) => ({
      [name]: Buffer.from(text),
    })),
];
const headerDamage = fc
  .record({ index: fc.nat(1_000_000), change: fc.oneof(...headerDamages) })
  .map(({ index, change }): Damage => (raw) => {
    const names = Object.keys(raw.headers);
    const name = names[index % names.length] ?? '';
    const { [name]: held, ...others } = raw.headers;
    return { ...raw, headers: { ...others, ...change(name, held as Buffer) } };
  });

/** Anything that may happen to a message on its way, most of it to what it says. */
export const damage: fc.Arbitrary<Damage> = fc.oneof(
  { weight: 6, arbitrary: valueDamage },
  { weight: 1, arbitrary: otherValue },
  { weight: 1, arbitrary: cut },
  { weight: 1, arbitrary: keyDamage },
  { weight: 4, arbitrary: headerDamage },
);
