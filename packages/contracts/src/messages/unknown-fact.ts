/**
 * For the end of a fold over facts: the compiler names the fact that a `switch` has forgotten, and a fact of another
 * version is never folded as if it said nothing.
 */
export const unknownFact = (fact: never): Error =>
  new Error(`nothing says how ${(fact as { type: string }).type} changes the state`);
