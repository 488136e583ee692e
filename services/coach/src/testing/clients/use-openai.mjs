/**
 * What OpenAI's JavaScript client does with the coach's API: whole answers and streams, their helpers, structured output,
 * tools, conversations and stored responses. Run by node with the address and the key, beside whichever version is installed.
 */
import assert from 'node:assert/strict';
import OpenAI from 'openai';
import { zodResponseFormat, zodTextFormat } from 'openai/helpers/zod';
import { z } from 'zod';

const [, , baseURL, apiKey] = process.argv;
const openai = new OpenAI({ baseURL, apiKey, maxRetries: 0 });
const model = 'scripted';
const messages = [{ role: 'user', content: 'I love painting.' }];
const Mood = z.object({
  mood: z.enum(['calm', 'glad']),
  words: z.string(),
  steps: z.array(z.object({ n: z.number() })),
});
const weather = {
  name: 'get_weather',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};

assert.deepEqual(
  (await openai.models.list()).data.map(({ id }) => id),
  ['jan-v1-4b', 'scripted'],
);

const whole = await openai.chat.completions.create({ model, messages });
const text = whole.choices[0].message.content;
assert.ok(text && whole._request_id);
const streamed = openai.chat.completions.stream({ model, messages, stream_options: { include_usage: true } });
assert.equal(await streamed.finalContent(), text);
assert.deepEqual(await streamed.totalUsage(), whole.usage);
const parsed = await openai.chat.completions.parse({
  model,
  messages,
  response_format: zodResponseFormat(Mood, 'mood'),
});
assert.ok(Mood.parse(parsed.choices[0].message.parsed).words);
await assert.rejects(
  openai.chat.completions.parse({ model, messages, max_tokens: 1, response_format: zodResponseFormat(Mood, 'mood') }),
  { name: 'Error', message: /length limit was reached/ },
);

const asked = await openai.chat.completions.create({
  model,
  messages: [{ role: 'user', content: 'What is the weather in Porto?' }],
  tools: [{ type: 'function', function: weather }],
});
assert.equal(asked.choices[0].message.tool_calls[0].function.arguments, '{"city":"Porto"}');

const response = await openai.responses.create({ model, input: 'I love painting.' });
assert.equal(response.output_text, text);
const responding = openai.responses.stream({ model, input: 'I love painting.' });
assert.equal((await responding.finalResponse()).output_text, text);
const shaped = await openai.responses.parse({ model, input: 'Hello', text: { format: zodTextFormat(Mood, 'mood') } });
assert.ok(Mood.parse(shaped.output_parsed).words);

const { id } = await openai.conversations.create({ metadata: { topic: 'sea' } });
const kept = await openai.responses.create({ model, input: 'Hello', conversation: id });
const items = [];
for await (const item of openai.conversations.items.list(id, { order: 'asc', limit: 1 })) items.push(item);
assert.deepEqual(
  items.map(({ role }) => role),
  ['user', 'assistant'],
);
assert.equal((await openai.conversations.items.retrieve(items[1].id, { conversation_id: id })).id, kept.output[0].id);
const gone = await openai.responses.create({ model, input: 'I am ready', previous_response_id: kept.id });
assert.equal(gone.previous_response_id, kept.id);
assert.equal((await openai.responses.retrieve(gone.id)).output_text, gone.output_text);
assert.equal((await openai.responses.inputItems.list(gone.id)).data[0].role, 'user');
await openai.responses.delete(gone.id);
await assert.rejects(openai.responses.retrieve(gone.id), OpenAI.NotFoundError);
await openai.conversations.items.delete(items[1].id, { conversation_id: id });
await assert.rejects(openai.conversations.items.retrieve(items[1].id, { conversation_id: id }), OpenAI.NotFoundError);
assert.equal((await openai.conversations.delete(id)).deleted, true);

await assert.rejects(openai.chat.completions.create({ model, messages, logprobs: true }), (error) => {
  assert.ok(error instanceof OpenAI.BadRequestError);
  assert.equal(error.param, 'logprobs');
  assert.match(error.requestID, /^req_/);
  return true;
});
process.stdout.write('all of it works\n');
