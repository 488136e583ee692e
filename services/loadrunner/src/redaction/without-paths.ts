import { pathToFileURL } from 'node:url';

/**
 * Shortens what lies below one of `folders` to its path within. Who reads a message knows a script by its name; where this
 * machine keeps it is nobody's business.
 */
export const withoutPaths = (text: string, folders: readonly string[]): string =>
  folders
    .flatMap((folder) => [`${pathToFileURL(folder).href}/`, `${folder}/`])
    .reduce((short, prefix) => short.replaceAll(prefix, ''), text);
