import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { JsonValue } from '@rehearsal/contracts/json/values';
import type { Operators } from '@rehearsal/contracts/rehearsal/operators';
import { livedState } from '@rehearsal/contracts/testing/arbitrary-state';
import { compilePath } from '../paths/compile-path.js';
import { TOLD_SHAPE, type ToldShape } from '../told-shape.js';
import { toldState } from '../told-state.js';
import { essence } from './compare.js';
import { allHold } from './operators.js';

const value = fc.oneof(
  fc.string({ maxLength: 4, unit: fc.constantFrom('a', 'b', 'ä', '.') }),
  fc.array(fc.constantFrom('a', 'b', 'ab'), { maxLength: 3 }),
  fc.integer({ min: -2, max: 2 }),
  fc.constantFrom(null, true, false),
);
const text = fc.string({ maxLength: 2, unit: fc.constantFrom('a', 'b', 'ä') });
const values = fc.array(value, { maxLength: 4 });
const ask = (operators: Operators, over: readonly JsonValue[], any = false) =>
  allHold(operators, { values: over, shape: undefined, any, number: over.length });
const canHold = (one: JsonValue) => one === null || typeof one === 'string' || Array.isArray(one);

describe('operators', () => {
  it('deny exactly what their counterparts say, wherever that can be said', () => {
    fc.assert(
      fc.property(value, text, (one, part) => {
        expect(ask({ not_equals: part }, [one])).toBe(!ask({ equals: part }, [one]));
        if (!canHold(one)) return;
        expect(ask({ not_contains: part }, [one])).toBe(!ask({ contains: part }, [one]));
        expect(ask({ not_matches: part }, [one])).toBe(!ask({ matches: part }, [one]));
      }),
    );
  });

  it('hold for all where none breaks them, and for any where not all do; for nothing they never hold', () => {
    fc.assert(
      fc.property(values, text, (over, part) => {
        const each = over.map((one) => ask({ contains: part }, [one]));
        expect(ask({ contains: part }, over)).toBe(over.length > 0 && each.every(Boolean));
        expect(ask({ contains: part }, over, true)).toBe(each.some(Boolean));
      }),
    );
  });

  it('hold together where each holds', () => {
    fc.assert(
      fc.property(value, text, text, fc.integer({ min: 0, max: 2 }), (one, first, second, count) => {
        const apart = [{ contains: first }, { not_equals: second }, { count }];
        expect(ask({ contains: first, not_equals: second, count }, [one])).toBe(
          apart.every((operators) => ask(operators, [one])),
        );
      }),
    );
  });
});

/** Every key of a shape is in the value, and no other. */
const expectFilled = (told: JsonValue, shape: ToldShape): void => {
  if (shape.kind === 'list') for (const entry of told as JsonValue[]) expectFilled(entry, shape.of);
  if (shape.kind !== 'object') return;
  expect(Object.keys(told as object).sort()).toEqual(Object.keys(shape.keys).sort());
  for (const [key, its] of Object.entries(shape.keys))
    expectFilled((told as Record<string, JsonValue>)[key] ?? null, its);
};

describe('the told state', () => {
  it('has every fixed key and no other, no id and no address', () => {
    fc.assert(
      fc.property(livedState, (state) => {
        const told = toldState(state);
        expectFilled(told, TOLD_SHAPE);
        const { metadata: _, ...coach_state } = told.coach_state as Record<string, JsonValue>;
        expect(JSON.stringify({ ...told, coach_state, actions: [], chat_messages: [] })).not.toMatch(
          /"inst-|@test\.invalid/,
        );
      }),
      { numRuns: 50 },
    );
  });

  it('equals itself whatever the order of its sets', () => {
    fc.assert(
      fc.property(livedState, (state) => {
        const told = toldState(state);
        const turned = toldState({
          ...state,
          identities: state.identities.toReversed(),
          user_notes: state.user_notes.toReversed(),
          coach_state: { ...state.coach_state, who_you_are: state.coach_state.who_you_are.toReversed() },
        });
        expect(essence(turned, TOLD_SHAPE)).toBe(essence(told, TOLD_SHAPE));
        for (const name of compilePath('$.identities[*].name').select(told))
          expect(compilePath('$.identities[*].name').select(turned)).toContainEqual(name);
      }),
      { numRuns: 50 },
    );
  });
});
