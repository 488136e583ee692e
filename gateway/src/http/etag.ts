import type { Request } from 'express';
import { PlatformError } from '@rehearsal/platform/errors';

export const etagOf = ({ version }: { version: number }): string => `"${version}"`;

/**
 * The version that `If-Match` asks for, or undefined when any will do. What is no ETag of ours matches nothing, which is
 * 412 as the standard has it; where the house asks for one (`REQUIRE_IF_MATCH`), none at all is 428.
 */
export function expectedVersion(request: Request, isRequired: boolean): number | undefined {
  const header = request.headers['if-match'];
  if (header === undefined && isRequired)
    throw new PlatformError(
      'IF_MATCH_REQUIRED',
      428,
      'A change must say which version it changes: read the scenario and send its ETag as If-Match, or * for any.',
    );
  if (header === undefined || header.trim() === '*') return undefined;
  const [, version] = /^"([1-9]\d{0,8})"$/.exec(header.trim()) ?? [];
  if (version === undefined)
    throw new PlatformError('SCENARIO_VERSION_MISMATCH', 412, 'If-Match holds no version that a GET gave.');
  return Number(version);
}
