// A coach of your own, in TypeScript without a package. Node 22.18 and newer run it as it is: `node coach.ts`.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

/** What is used here of the turn; /api/v1/schemas/coach-turn.json has all of it. */
interface Turn {
  message: string;
  seed: number;
  profile: { first_name: string };
  coach_state: { current_phase: string };
}
interface Answer {
  reply: string;
  choices?: string[];
  actions?: { action_type: string; parameters: Record<string, unknown> }[];
}

const SECRET = process.env.COACH_SECRET ?? '';
const pick = (words: string[], seed: number): string => words[seed % words.length] ?? '';

/** The coaching itself: here, a welcome and a first step. */
function answer({ message, seed, profile, coach_state }: Turn): Answer {
  if (coach_state.current_phase !== 'INTRODUCTION') return { reply: `You said: ${message}. Tell me more.` };
  if (message !== "Let's begin")
    return { reply: `${pick(['Hello', 'Welcome'], seed)}, ${profile.first_name}!`, choices: ["Let's begin"] };
  const go = { action_type: 'TRANSITION_PHASE', parameters: { to_phase: 'GET_TO_KNOW_YOU' } };
  return { reply: 'Where did you grow up?', actions: [go] };
}

/** Whether the turn is from Rehearsal and of now, as Standard Webhooks have it. */
function isSigned(body: Buffer, headers: IncomingMessage['headers']): boolean {
  if (SECRET === '') return true;
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signatures = '' } = headers;
  if (!(Math.abs(Date.now() / 1000 - Number(at)) < 300)) return false;
  const key = Buffer.from(SECRET.replace('whsec_', ''), 'base64');
  const wanted = createHmac('sha256', key)
    .update(`${String(id)}.${String(at)}.`)
    .update(body)
    .digest();
  return String(signatures)
    .split(' ')
    .map((each) => Buffer.from(each.replace('v1,', ''), 'base64'))
    .some((given) => given.length === wanted.length && timingSafeEqual(given, wanted));
}

createServer(async (request, response) => {
  const send = (status: number, body: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const body = Buffer.concat(pieces);
  if (!isSigned(body, request.headers)) return send(401, { error: 'not signed by Rehearsal' });
  try {
    send(200, answer(JSON.parse(body.toString()) as Turn));
  } catch {
    send(400, { error: 'no turn' });
  }
}).listen(Number(process.env.PORT ?? 9000), '127.0.0.1', () => console.log('The coach listens.'));
