import { closest, withHint } from '@rehearsal/contracts/text/suggest';
import { PlatformError } from '@rehearsal/platform/errors';
import type { Owners } from '../reading/owners.js';

/** A name that no engine has is told before anything is made; `pointer` says where in the body it stands. */
export async function refuseUnknownEngine(
  owners: Pick<Owners, 'engines'>,
  name: string | null,
  pointer = '/engine',
): Promise<void> {
  if (name === null) return;
  const names = (await owners.engines()).map((engine) => engine.name);
  if (names.includes(name)) return;
  const near = closest(name, names);
  const message = `There is no engine "${name}".`;
  const hint = near === undefined ? `There are ${names.join(', ')}.` : `Did you mean ${near}?`;
  throw new PlatformError('ENGINE_UNKNOWN', 422, withHint(message, near), { errors: [{ pointer, message, hint }] });
}
