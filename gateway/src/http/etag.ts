import type { Request } from 'express';
import { InvalidInputError, PlatformError } from '@rehearsal/platform/errors';

export const etagOf = ({ version }: { version: number }): string => `"${version}"`;

const ENTITY_TAG = /(W\/)?"([^"]*)"/g;
/** An element may be empty. */
const LIST = /^[ \t]*((W\/)?"[^"]*"[ \t]*)?(,[ \t]*((W\/)?"[^"]*"[ \t]*)?)*$/;
const VERSION = /^[1-9]\d{0,8}$/;

/**
 * The versions that `If-Match` lets pass (RFC 9110): one or several ETags, or undefined when any will do. A weak ETag and
 * one that is not ours match nothing; when none is left it is 412. Where the house asks for one (`REQUIRE_IF_MATCH`),
 * none at all is 428.
 */
export function expectedVersions(request: Request, isRequired: boolean): number[] | undefined {
  const header = request.headers['if-match'];
  if (header === undefined && isRequired)
    throw new PlatformError(
      'IF_MATCH_REQUIRED',
      428,
      'A change must say which version it changes: read the scenario and send its ETag as If-Match, or * for any.',
    );
  if (header === undefined || header.trim() === '*') return undefined;
  const versions = strongTags(header).filter((tag) => VERSION.test(tag));
  if (versions.length === 0)
    throw new PlatformError(
      'SCENARIO_VERSION_MISMATCH',
      412,
      'If-Match holds no version that a GET gave, such as "3"; a weak one (W/"3") does not count.',
    );
  return versions.map(Number);
}

/** Whoever names a version wants nothing done at another one: what compares none must not go on as if it had. */
export function refuseIfMatch(request: Request): void {
  const header = request.headers['if-match'];
  if (header === undefined || header.trim() === '*') return;
  throw new InvalidInputError([
    { pointer: 'If-Match', message: 'is not heeded here, where no versions are compared: leave it out, or send *' },
  ]);
}

/** What is no list of ETags, with a comma between each two, holds none. */
function strongTags(header: string): string[] {
  if (!LIST.test(header)) return [];
  return [...header.matchAll(ENTITY_TAG)].flatMap(([, weak, tag = '']) => (weak === undefined ? [tag] : []));
}

/** The one version that a command is given: the present one where it may be, so that its owner decides in the end. */
export const versionToExpect = (expected: readonly number[] | undefined, present: number | undefined) =>
  present !== undefined && expected?.includes(present) === true ? present : expected?.[0];
