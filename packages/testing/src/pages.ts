import { readFileSync } from 'node:fs';

/** A picture of a page of the admin UI; `npm run screenshots` takes it. */
export interface PictureOfPage {
  /** The route. */
  readonly page: string;
  /** Where it is opened; the route itself where nothing is said. */
  readonly address?: string;
  readonly picture: string;
  /** What is done on the page first. */
  readonly opening?: string;
  readonly signedOut?: boolean;
  /** The README shows it. */
  readonly docs?: boolean;
}

/** The one list of the pages there are; a test holds it against the routes. */
export const pictures = JSON.parse(
  readFileSync(new URL('../../../scripts/screenshots/pages.json', import.meta.url), 'utf8'),
) as readonly PictureOfPage[];

const PLACES = /\$(\w+)/g;
const isOnly = (address: string, known: readonly string[]): boolean =>
  [...address.matchAll(PLACES)].every(([, place = '']) => known.includes(place));

/** Each page behind the door in which no place is open but these, once, as it is when it is opened. */
export const addressesWith = (...known: string[]): string[] => [
  ...new Set(
    pictures
      .filter(({ opening, signedOut }) => opening === undefined && !signedOut)
      .map(({ page, address = page }) => address)
      .filter((address) => isOnly(address, known)),
  ),
];

/** An address with what stands in its places filled in. */
export const filled = (address: string, places: Readonly<Record<string, string>>): string =>
  address.replace(PLACES, (_, name: string) => {
    const value = places[name];
    if (value === undefined) throw new Error(`Nothing is known for the place "${name}" of ${address}.`);
    return value;
  });
