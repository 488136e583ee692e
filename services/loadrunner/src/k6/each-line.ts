/** A line that is longer is cut: somebody prints without end. */
const MAX_LINE_CHARACTERS = 1024 ** 2;

/** Cuts what comes in pieces into lines. */
export interface LineCutter {
  take(chunk: Buffer | string): void;
  /** Gives the last line too, which nothing ended. */
  end(): void;
}

export function cutLines(onLine: (line: string) => void): LineCutter {
  const decoder = new TextDecoder();
  let rest = '';
  return {
    take: (chunk) => {
      const lines = (rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))).split('\n');
      rest = (lines.pop() ?? '').slice(0, MAX_LINE_CHARACTERS);
      lines.forEach(onLine);
    },
    end: () => {
      // What the decoder still holds: a character that was cut short.
      rest += decoder.decode();
      if (rest !== '') onLine(rest);
    },
  };
}

/** Gives each line of a stream to `onLine`, also the last one that nothing ends. */
export async function eachLine(stream: AsyncIterable<Buffer | string>, onLine: (line: string) => void): Promise<void> {
  const lines = cutLines(onLine);
  for await (const chunk of stream) lines.take(chunk);
  lines.end();
}
