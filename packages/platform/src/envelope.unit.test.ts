import { describe, expect, it } from '@jest/globals';
import { Kafka, type CloudEventV1 } from 'cloudevents';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import { decode, encode } from './envelope.js';
import { PoisonError } from './errors.js';

const bare: AnyMessage = {
  id: 'i1:4:0',
  type: 'InstanceReset',
  aggregateId: 'i1',
  actor: { id: 'ann', role: 'admin', ip: '10.0.0.1' },
  correlationId: 'c1',
  time: '2026-01-05T10:00:00.000Z',
  data: { a: [1, null, 'ü'] },
};
const full: AnyMessage = {
  ...bare,
  version: 4,
  causationId: 'c1',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  commandHash: 'abc',
};

describe('the envelope', () => {
  it.each([
    ['with everything', full],
    ['with nothing optional', bare],
  ])('gives back a message %s', (_, message) => {
    expect(received(encode(message, 'instantiator'))).toEqual({ message, actorToken: undefined });
  });

  it('carries the signed actor beside the message', () => {
    expect(received(encode(bare, 'gateway', 'a.b.c')).actorToken).toBe('a.b.c');
  });

  it('is keyed by the aggregate, so that its order holds', () => {
    expect(encode(bare, 'gateway').key).toBe('i1');
  });

  it('has no undefined header, over which kafkajs would end the process', () => {
    const message = {
      ...bare,
      version: undefined,
      causationId: undefined,
      traceparent: undefined,
    } as unknown as AnyMessage;
    expect(Object.values(encode(message, 'gateway').headers).every((value) => typeof value === 'string')).toBe(true);
  });

  it('is a CloudEvent to others', () => {
    const wire = encode(full, 'instantiator');
    const event = Kafka.toEvent<unknown>({ ...wire, body: wire.value }) as CloudEventV1<unknown>;
    expect(event).toMatchObject({
      specversion: '1.0',
      id: 'i1:4:0',
      type: 'InstanceReset',
      source: '/rehearsal/instantiator',
      subject: 'i1',
      time: '2026-01-05T10:00:00.000Z',
      datacontenttype: 'application/json',
      correlationid: 'c1',
      causationid: 'c1',
      commandhash: 'abc',
      aggregateversion: '4',
    });
    expect(event.data).toEqual(full.data);
  });
});

describe('what is not one of our messages is refused', () => {
  const { value, headers } = encode(full, 'instantiator');
  it.each([
    ['without headers', value, undefined],
    ['of another version of CloudEvents', value, { ...headers, ce_specversion: '0.3' }],
    ['without an id', value, { ...headers, ce_id: undefined }],
    ['without a subject', value, { ...headers, ce_subject: undefined }],
    ['without an actor', value, { ...headers, ce_actor: undefined }],
    ['with an actor of no known role', value, { ...headers, ce_actor: '{"id":"x","role":"root"}' }],
    ['with an actor that is not JSON', value, { ...headers, ce_actor: 'ann' }],
    ['with a version that is no number', value, { ...headers, ce_aggregateversion: 'four' }],
    ['with a version beyond what can be counted', value, { ...headers, ce_aggregateversion: '9'.repeat(20) }],
    ['with a time that is none', value, { ...headers, ce_time: 'yesterday' }],
    ['with an empty subject', value, { ...headers, ce_subject: '' }],
    ['with an id without an end', value, { ...headers, ce_id: 'x'.repeat(257) }],
    ['with a control character in its type', value, { ...headers, ce_type: 'Instance\nReset' }],
    ['with an actor without an end', value, { ...headers, ce_actor: `{"id":"${'x'.repeat(20_000)}","role":"admin"}` }],
    ['with a header that is given twice', value, { ...headers, ce_id: [Buffer.from('i1'), Buffer.from('i2')] }],
    ['with a header without a value', value, { ...headers, ce_id: null }],
    ['with a header that is not UTF-8', value, { ...headers, ce_subject: Buffer.from([0x69, 0xff]) }],
    ['with a value that is not UTF-8', Buffer.from([0x22, 0xff, 0x22]), headers],
    ['with half a value', value.slice(0, -1), headers],
    ['with no value', null, headers],
  ])('%s', (_, text, raw) => {
    expect(() => decode(text === null ? null : Buffer.from(text), raw)).toThrow(PoisonError);
  });
});

/** As kafkajs hands it over: headers are buffers. */
const received = ({ value, headers }: ReturnType<typeof encode>) =>
  decode(
    Buffer.from(value),
    Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
  );
