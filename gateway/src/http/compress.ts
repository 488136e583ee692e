import compression from 'compression';
import type { RequestHandler } from 'express';

/** Below this a packet is not fuller, and the work is for nothing. */
const WORTH_BYTES = 1024;

/**
 * Answers in the best coding that the caller takes. Streams of events stay as they are: what is gathered to be pressed
 * would come late.
 */
export const compressAnswers = (): RequestHandler =>
  compression({
    threshold: WORTH_BYTES,
    filter: (request, response) =>
      !String(response.getHeader('Content-Type')).startsWith('text/event-stream') &&
      compression.filter(request, response),
  });
