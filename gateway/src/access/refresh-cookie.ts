import type { CookieOptions, Request, Response } from 'express';
import { SESSION_SECONDS } from './sessions.js';

/**
 * The one place that names the refresh cookie. `__Host-` binds it to this very host, but browsers take that prefix only
 * with `Secure`; so it is used whenever people come by https, and the plain name on http (a developer's own machine).
 */
export function refreshCookie(publicUrl: string) {
  const secure = publicUrl.startsWith('https:');
  const name = secure ? '__Host-rehearsal_refresh' : 'rehearsal_refresh';
  const options: CookieOptions = { httpOnly: true, secure, sameSite: 'strict', path: '/' };
  return {
    name,
    read: (request: Request): string | undefined => cookiesOf(request.headers.cookie).get(name),
    write: (response: Response, value: string): void =>
      void response.cookie(name, value, { ...options, maxAge: SESSION_SECONDS * 1000 }),
    clear: (response: Response): void => void response.clearCookie(name, options),
  };
}
export type RefreshCookie = ReturnType<typeof refreshCookie>;

function cookiesOf(header = ''): Map<string, string> {
  return new Map(
    header.split(';').map((pair): [string, string] => {
      const [name = '', ...value] = pair.split('=');
      return [name.trim(), value.join('=').trim()];
    }),
  );
}
