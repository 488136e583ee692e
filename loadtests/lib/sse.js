/**
 * Reads a finished event stream. k6 hands a streamed body over only when it is complete, so this tells what was said,
 * not when: see llm-metrics.js for the times.
 */
export function eventsOf(body) {
  return String(body ?? '')
    .split(/\r?\n\r?\n/)
    .map(eventOf)
    .filter((event) => event.data !== '');
}

function eventOf(block) {
  const lines = block.split(/\r?\n/);
  const data = lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5).replace(/^ /, ''));
  const type = lines.find((line) => line.startsWith('event:'));
  return { type: type ? type.slice(6).trim() : 'message', data: data.join('\n') };
}

export const isEventStream = (response) => String(response.headers['Content-Type'] ?? '').includes('text/event-stream');

/** The parsed payloads of a stream, without the closing `[DONE]`. */
export function payloadsOf(events) {
  const payloads = [];
  for (const { data } of events) {
    if (data === '[DONE]') continue;
    try {
      payloads.push(JSON.parse(data));
    } catch {
      payloads.push(null);
    }
  }
  return payloads;
}
