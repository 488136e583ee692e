import { describe, expect, it } from '@jest/globals';
import { readStream } from './read-stream.js';

const read = async (...chunks: string[]) => {
  const body = ReadableStream.from(chunks.map((chunk) => new TextEncoder().encode(chunk)));
  const reply = readStream(new Response(body as ReadableStream<Uint8Array>), new AbortController().signal);
  const tokens: string[] = [];
  let step = await reply.next();
  for (; !step.done; step = await reply.next()) tokens.push(step.value);
  return { tokens, reply: step.value.reply };
};

describe('the lines of a stream', () => {
  const events = 'data: {"token":"Hel"}\n\ndata: {"reply":\ndata: "Hello"}\n\n';

  it.each([
    ['a line feed', '\n'],
    ['a carriage return', '\r'],
    ['both', '\r\n'],
  ])('may end with %s, wherever the stream is cut', async (_what, end) => {
    const text = events.replaceAll('\n', end);
    const expected = { tokens: ['Hel', 'lo'], reply: 'Hello' };
    expect(await read(text)).toEqual(expected);
    expect(await read(...text.split(''))).toEqual(expected);
  });

  it('are no event before the blank line after them', async () => {
    for (const end of ['', '\n', '\r', '\r\n'])
      await expect(read(`data: {"reply":"Hello"}${end}`)).rejects.toThrow('ended without the whole answer');
  });
});
