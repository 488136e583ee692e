import { describe, expect, it } from '@jest/globals';
import { actorSigner, actorVerifier, generateActorKeys } from '@rehearsal/platform/actor-token';
import { encode } from '@rehearsal/platform/envelope';
import { messageReader } from './read-message.js';
import { anEvent, asIncoming } from '../testing/memory-log.js';

const keys = generateActorKeys('gateway');
const read = messageReader(actorVerifier([keys.publicKey]));
const sign = actorSigner(keys.privateKey);
const ann = { id: 'ann', role: 'admin', ip: '10.0.0.1' } as const;
const now = new Date('2026-01-05T12:00:00Z');
const events = { topic: 'instance.events.v1', partition: 2 };
const commands = { topic: 'instance.commands.v1', partition: 2 };
const access = { topic: 'access.events.v1', partition: 0 };

const aCommand = (token?: string) =>
  asIncoming(
    encode(
      {
        id: 'c1',
        type: 'ResetInstance',
        aggregateId: 'i1',
        actor: { id: 'mallory', role: 'viewer' },
        correlationId: 'c1',
        time: '2026-01-05T10:00:00Z',
        data: {},
      },
      'gateway',
      token,
    ),
    '7',
  );

describe('reading a message into the audit log', () => {
  it('takes who gave a command from the signature, not from the header', async () => {
    const draft = await read(commands, aCommand(await sign(ann)), now);
    expect(draft).toMatchObject({
      actor: ann,
      action: 'ResetInstance',
      kind: 'command',
      outcome: 'requested',
      commandId: 'c1',
      target: 'instance',
      targetId: 'i1',
    });
  });

  it('keeps the data to the letter and the token not at all', async () => {
    const token = await sign(ann);
    const draft = await read(commands, aCommand(token), now);
    expect(draft.text).toBe('{}');
    expect(JSON.stringify(draft)).not.toContain(token);
  });

  it.each([
    ['an event', events, 'MessageDeleted', { message_id: 'm1' }, 'event', 'applied'],
    [
      'a refusal',
      events,
      'CommandRefused',
      { command: 'ResetInstance', code: 'INSTANCE_NOT_FOUND', detail: 'none' },
      'event',
      'refused',
    ],
    [
      'a denial',
      access,
      'AccessDenied',
      { method: 'GET', path: '/', status: 403, code: 'FORBIDDEN', permission: null },
      'access',
      'denied',
    ],
    ['a refused sign-in', access, 'SignInRefused', { reason: 'used' }, 'access', 'denied'],
    ['a sign-in', access, 'SignedIn', { method: 'link' }, 'access', 'applied'],
  ])('names the outcome of %s', async (_, origin, type, data, kind, outcome) => {
    expect(await read(origin, asIncoming(anEvent({ type, data })), now)).toMatchObject({ action: type, kind, outcome });
  });

  it('leads an event back to its command', async () => {
    expect(await read(events, asIncoming(anEvent({ causationId: 'c9' })), now)).toMatchObject({
      commandId: 'c9',
      eventId: 'instance.events.v1/i1/i1:4:0',
    });
  });

  it('tells a command and an event of the same id apart', async () => {
    const event = await read(events, asIncoming(anEvent({ id: 'c1' })), now);
    expect(event.eventId).not.toBe((await read(commands, aCommand(await sign(ann)), now)).eventId);
  });

  it('writes down what is not one of our messages, with the reason and without its content', async () => {
    const draft = await read(
      events,
      { key: undefined, rawKey: null, value: Buffer.from('secret-canary'), headers: {}, offset: '7' },
      now,
    );
    expect(draft).toMatchObject({ action: 'Poison', outcome: 'denied', eventId: 'instance.events.v1/2/poison/7' });
    expect(JSON.parse(draft.text)).toMatchObject({ reason: 'not a CloudEvents 1.0 message', content: { size: 13 } });
    expect(draft.text).not.toContain('canary');
    const half = await read(events, { ...asIncoming(anEvent()), value: Buffer.from('{"canary":') }, now);
    expect(half).toMatchObject({ action: 'Poison' });
    expect(half.text).not.toContain('canary');
  });

  it.each([
    ['is not signed', () => Promise.resolve(undefined), 'not signed'],
    ['is signed by somebody else', () => actorSigner(generateActorKeys('gateway').privateKey)(ann), 'trusted'],
    ['carries something else as a signature', () => Promise.resolve('ey.ey.ey'), 'trusted'],
  ])('writes down a command that %s as poison', async (_, token, reason) => {
    const draft = await read(commands, aCommand(await token()), now);
    expect(draft).toMatchObject({ action: 'Poison', outcome: 'denied', targetId: 'i1' });
    expect(draft.text).toContain(reason);
  });

  it.each([
    ['no value', { value: null }],
    ['a value that is not JSON', { value: Buffer.from('{') }],
    ['an unreadable time', { headers: { ...asIncoming(anEvent()).headers, ce_time: 'yesterday' } }],
    ['an id without an end', { headers: { ...asIncoming(anEvent()).headers, ce_id: 'x'.repeat(5000) } }],
    ['an actor that is none', { headers: { ...asIncoming(anEvent()).headers, ce_actor: '{"id":5}' } }],
  ])('writes down a message with %s as poison', async (_, fault) => {
    expect(await read(events, { ...asIncoming(anEvent()), ...fault }, now)).toMatchObject({ action: 'Poison' });
  });

  it.each([
    ['of a type that the topic does not carry', { type: 'InstanceExploded' }, 'carries no InstanceExploded'],
    ['whose data is malformed', { data: null }, 'MessageDeleted is malformed'],
    ['about something that no id can name', { aggregateId: '../i1' }, 'no id can name'],
  ])('writes down an event %s as poison, though nobody else reads it', async (_, fault, reason) => {
    const draft = await read(events, asIncoming(anEvent(fault)), now);
    expect(draft).toMatchObject({ action: 'Poison', outcome: 'denied' });
    expect(draft.text).toContain(reason);
  });

  it('mends half a surrogate pair in a name, which no database would take', async () => {
    const draft = await read(events, asIncoming(anEvent({ actor: { id: 'a\ud800', role: 'guest' } })), now);
    expect(draft.actor.id).toBe('a\ufffd');
  });
});
