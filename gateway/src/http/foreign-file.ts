import type { Response } from 'express';

/** A file of another's making: wherever it is opened, it runs nothing and asks for nothing. */
const NO_POWERS = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/** Lets the answer be kept under this name, and do nothing where it is opened. */
export function asForeignFile(response: Response, name: string): void {
  response.set('Content-Security-Policy', NO_POWERS);
  response.set('Content-Disposition', `attachment; filename="${name}"`);
}
