import { SharedArray } from 'k6/data';
import exec from 'k6/execution';

/** What guests say to the coach; `id` is the `prompt` tag, so that metrics carry no text. */
const prompts = new SharedArray('prompts', () => [
  { id: 'background', text: 'I grew up in a small town by the sea, with two older brothers.' },
  { id: 'work', text: 'I work as a nurse and live in a flat in the city.' },
  { id: 'hobbies', text: 'I love painting, long walks and baking bread for friends.' },
  { id: 'hopes', text: 'I am here because I would like to find out what I really want.' },
  { id: 'identity', text: 'I think of myself as a creative person who takes care of others.' },
]);

/** Takes turns through the prompts over the whole test, whichever virtual user asks. */
export const nextPrompt = () => prompts[exec.scenario.iterationInTest % prompts.length];
