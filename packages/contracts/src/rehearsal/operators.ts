import { z } from 'zod';
import { FilledText, FreeJson, listOf } from '../json/values.js';
import { strict } from '../json/strict-section.js';

const Count = z.int().nonnegative();

const noWholeRange = 'needs at_least, at_most or both';

/** How many: exactly, or within bounds. */
const HowMany = z.union([
  Count,
  strict('a count', { at_least: Count.optional(), at_most: Count.optional() }).refine(
    ({ at_least, at_most }) => at_least !== undefined || at_most !== undefined,
    noWholeRange,
  ),
]);

const Pattern = FilledText.max(1000, 'has more than 1,000 characters');
const yes = z.literal(true, 'must be true; leave it out where it is not meant').optional();

/** What may be demanded of a value; several in one object must all hold. */
export const operatorShape = {
  equals: FreeJson.optional().meta({ description: 'The same value; of set-like lists the order does not count.' }),
  not_equals: FreeJson.optional().meta({ description: 'Any other value.' }),
  one_of: listOf(FreeJson).min(1, 'needs a value').optional().meta({ description: 'One of these values.' }),
  contains: FreeJson.optional().meta({ description: 'Part of a text, or a member of a list.' }),
  not_contains: FreeJson.optional().meta({ description: 'No part of a text, and no member of a list.' }),
  matches: Pattern.optional().meta({ description: 'A regular expression of RE2 that is found in the text.' }),
  not_matches: Pattern.optional().meta({ description: 'A regular expression of RE2 that is not found in the text.' }),
  present: yes.meta({ description: 'There is a value, and it is not null.' }),
  absent: yes.meta({ description: 'There is nothing, or only null.' }),
  count: HowMany.optional().meta({ description: 'How many values there are; of a path to one list, its length.' }),
  at_least: z.number().optional().meta({ description: 'A number that is not smaller.' }),
  at_most: z.number().optional().meta({ description: 'A number that is not larger.' }),
};

export const OPERATORS = Object.keys(operatorShape) as readonly (keyof typeof operatorShape)[];

/** Operators by themselves, of what needs no path: the reply, and the choices. */
export const Operators = strict('an operator', operatorShape).refine(
  (operators) => OPERATORS.some((name) => operators[name] !== undefined),
  `needs an operator: ${OPERATORS.join(', ')}`,
);
export type Operators = z.infer<typeof Operators>;
