import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { PoisonError, Refusal, UnavailableError } from './errors.js';
import { isOutage } from './outage.js';

const { mongo } = mongoose;
const answered = (code: number) => new mongo.MongoServerError({ message: 'no', code });
const failedTogether = (error: mongoose.mongo.AnyError) => new mongo.MongoBulkWriteError(error, {} as never);
const coded = (code: string) => Object.assign(new Error('no'), { code });
const replied = (message: string) => Object.assign(new Error(message), { name: 'ReplyError' });

describe('an outage, after which the same can work', () => {
  it.each<[string, Error]>([
    ['a cut connection to MongoDB', new mongo.MongoNetworkError('cut')],
    ['a connection that was cut under many writes', failedTogether(new mongo.MongoNetworkError('cut'))],
    ['no server to be found', new mongo.MongoServerSelectionError('none', {} as never)],
    ['a server that shuts down', answered(91)],
    ['a server that is no primary any more', answered(10107)],
    ['a read that took too long', answered(50)],
    ['a full disk of the server', answered(14031)],
    ['a connection that is refused', coded('ECONNREFUSED')],
    ['a full disk of our own', coded('ENOSPC')],
    ['an owner that does not answer', coded('UND_ERR_HEADERS_TIMEOUT')],
    ['a Redis that is gone', new Error('Connection is closed.')],
    ['a Redis that still loads', replied('LOADING Redis is loading the dataset in memory')],
    ['Kafka without an acknowledgement', new UnavailableError('Kafka did not acknowledge in time')],
  ])('is %s', (_what, error) => {
    expect(isOutage(error)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['a document that the server finds too large', answered(10334)],
    ['a field that cannot be', answered(52)],
    ['one of many writes that cannot be', failedTogether(answered(52))],
    [
      'a document that the driver finds too large',
      new mongo.MongoInvalidArgumentError('Document is larger than the maximum size 16777216'),
    ],
    ['a document beyond the buffer', Object.assign(new RangeError('out of range'), { code: 'ERR_OUT_OF_RANGE' })],
    ['a value that BSON has no word for', new mongoose.mongo.BSON.BSONError('no')],
    ['a defect of ours', new TypeError("Cannot read properties of null (reading 'name')")],
    ['a refusal', new Refusal('NOTHING_TO_UNDO', 'nothing')],
    ['a message that is none', new PoisonError('no')],
    ['a wrong command to Redis', replied('WRONGTYPE Operation against a key')],
    ['no error at all', 'a text'],
  ])('is not %s', (_what, error) => {
    expect(isOutage(error)).toBe(false);
  });
});
