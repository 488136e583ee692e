import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  ACTION_TYPES,
  ActionType,
  humanName,
  IDENTITY_CATEGORIES,
  IdentityCategory,
  IdentityState,
  MessageRole,
  Phase,
  PHASES,
  Question,
} from './enums.js';

const messageFor = (schema: z.ZodType, value: unknown): string | undefined =>
  schema.safeParse(value).error?.issues[0]?.message;

describe('enums', () => {
  it.each(['GET_TO_KNOW_YOU', 'get_to_know_you', 'Get To Know You', 'get-to-know-you', ' get to-know_YOU '])(
    'read %j as the phase GET_TO_KNOW_YOU',
    (written) => expect(Phase.parse(written)).toBe('GET_TO_KNOW_YOU'),
  );

  it('give every canonical value back unchanged', () => {
    for (const phase of PHASES) expect(Phase.parse(phase)).toBe(phase);
    for (const category of IDENTITY_CATEGORIES) expect(IdentityCategory.parse(category)).toBe(category);
    for (const type of ACTION_TYPES) expect(ActionType.parse(type.toLowerCase())).toBe(type);
  });

  it('know the words of the older system', () => {
    expect(Phase.parse('I_AM_STATEMENT')).toBe('IDENTITY_AFFIRMATION');
    expect(IdentityState.parse('i_am_complete')).toBe('AFFIRMATION_COMPLETE');
    expect(
      [
        'passions_and_talents',
        'maker_of_money',
        'keeper_of_money',
        'personal_appearance',
        'physical_expression',
        'familial_relations',
        'romantic_relation',
        'doer_of_things',
      ].map((word) => IdentityCategory.parse(word)),
    ).toEqual(['PASSIONS', 'MONEY_MAKER', 'MONEY_KEEPER', 'APPEARANCE', 'HEALTH', 'FAMILY', 'ROMANTIC', 'ACTION']);
  });

  it('read assistant as the coach', () => {
    expect(['assistant', 'Coach', 'USER'].map((role) => MessageRole.parse(role))).toEqual(['coach', 'coach', 'user']);
  });

  it('hint at the nearest value', () => {
    expect(messageFor(Phase, 'identity brainstroming')).toBe(
      '"identity brainstroming" is not a coaching phase. Did you mean IDENTITY_BRAINSTORMING?',
    );
  });

  it('list what is possible when nothing is near', () => {
    expect(messageFor(MessageRole, 'xyz')).toBe('"xyz" is not a message role. Expected one of user, coach.');
  });

  it('say that a value is missing', () => {
    expect(messageFor(Question, undefined)).toBe('is required');
    expect(messageFor(Question, 7)).toContain('7 is not a question.');
  });

  it('do not take a property of every object for a value', () => {
    expect(Phase.safeParse('constructor').success).toBe(false);
    expect(Phase.safeParse('__proto__').success).toBe(false);
  });

  it('list their canonical values in JSON Schema', () => {
    expect(z.toJSONSchema(IdentityCategory, { io: 'input' })).toMatchObject({
      type: 'string',
      enum: [...IDENTITY_CATEGORIES],
    });
  });

  it('have names for people', () => {
    expect(humanName('GET_TO_KNOW_YOU')).toBe('Get To Know You');
  });
});
