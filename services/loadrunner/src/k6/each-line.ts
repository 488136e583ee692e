/** A line that is longer is cut: somebody prints without end. */
const MAX_LINE_CHARACTERS = 1024 ** 2;

/** Gives each line of a stream to `onLine`, also the last one that nothing ends. */
export async function eachLine(stream: AsyncIterable<Buffer | string>, onLine: (line: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))).split('\n');
    rest = (lines.pop() ?? '').slice(0, MAX_LINE_CHARACTERS);
    lines.forEach(onLine);
  }
  // What the decoder still holds: a character that was cut short.
  rest += decoder.decode();
  if (rest !== '') onLine(rest);
}
