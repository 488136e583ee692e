import { choicesNow, type Talker } from './person.js';

/** Says these words first, one at a time and whatever the coach says; after the last of them `then` answers. */
export function saysFirst(words: readonly string[], then: Talker): Talker {
  const left = [...words];
  return {
    answer: (state) => {
      const text = left.shift();
      if (text === undefined) return then.answer(state);
      return { text, chosen: choicesNow(state).some(({ message }) => message === text) };
    },
  };
}
