import mongoose from 'mongoose';
import { PlatformError } from './errors.js';

const { mongo } = mongoose;

/** Codes of a server that cannot do it now, or to us: the same command may work later. See MongoDB's `error_codes.yml`. */
const SERVER_IS_AWAY: ReadonlySet<unknown> = new Set([
  6, 7, 13, 18, 24, 43, 46, 50, 63, 64, 89, 91, 112, 133, 134, 150, 189, 202, 234, 262, 317, 358, 384, 9001, 10107,
  11600, 11602, 13388, 13435, 13436, 14031, 16500,
]);
const LABELS = ['RetryableWriteError', 'RetryableReadError', 'TransientTransactionError', 'NetworkError'];

/** Of the operating system, and of undici: an address that does not answer, or a machine that has no room for now. */
const SYSTEM: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOSPC',
  'EDQUOT',
  'EMFILE',
  'ENFILE',
  'EAGAIN',
  'EIO',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_CLOSED',
  'UND_ERR_DESTROYED',
]);

/** What Redis itself answers while it starts, follows another, or has no room; ioredis hands the first word on. */
const REDIS_IS_AWAY =
  /^(LOADING|BUSY|MASTERDOWN|CLUSTERDOWN|READONLY|TRYAGAIN|NOREPLICAS|MISCONF|OOM|NOAUTH|UNKILLABLE)\b/;
/** ioredis makes these plain errors, so their text is all there is to go by. */
const REDIS_CLOSED = new Set([
  'Connection is closed.',
  "Stream isn't writeable and enableOfflineQueue options is false",
  'Command timed out',
]);

/**
 * Whether a backing service or the machine failed, so that the same work can succeed later. Everything else will fail
 * for ever, however often it is repeated: a document that is too large, a key that cannot be, a defect of ours. Told by
 * class and code: by its name alone a document over 16 MB is a Mongo error as well.
 */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof PlatformError) return error.extra.retriable === true;
  if (error instanceof mongo.MongoError) return isMongoOutage(error);
  if (SYSTEM.has((error as NodeJS.ErrnoException).code)) return true;
  if (error.name === 'MaxRetriesPerRequestError' || REDIS_CLOSED.has(error.message)) return true;
  return error.name === 'ReplyError' && REDIS_IS_AWAY.test(error.message);
}

function isMongoOutage(error: mongoose.mongo.MongoError): boolean {
  // Whatever fails many writes at once, a cut connection too, comes as an error of the server that holds it.
  if (error instanceof mongo.MongoBulkWriteError && error.errorResponse instanceof Error)
    return isOutage(error.errorResponse);
  if (
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoSystemError ||
    error instanceof mongo.MongoNotConnectedError ||
    error instanceof mongo.MongoTopologyClosedError ||
    error instanceof mongo.MongoClientClosedError ||
    error instanceof mongo.MongoOperationTimeoutError ||
    error instanceof mongo.MongoWriteConcernError ||
    error.name === 'MongoWaitQueueTimeoutError'
  )
    return true;
  return LABELS.some((label) => error.hasErrorLabel(label)) || SERVER_IS_AWAY.has(error.code);
}
