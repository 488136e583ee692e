const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NUMBER = /^\d+$/;
/** Random texts: long, and with digits in them. */
const RANDOM = /^(?=.*\d)[\w-]{16,}$/;

const isId = (segment: string): boolean => UUID.test(segment) || NUMBER.test(segment) || RANDOM.test(segment);

/**
 * What a request is called. One that the script gave no name is called by its address, which k6 puts there: without what
 * differs from request to request, so that ten thousand of them do not have ten thousand names.
 */
export function requestName(name: string): string {
  const [, before = '', path = ''] = /^([a-z]+:\/\/[^/?#]*|[^/?#]*(?=\/))?([^?#]*)/i.exec(name) ?? [];
  if (!path.includes('/')) return name;
  return before + path.split('/').map((segment) => (isId(segment) ? '{id}' : segment)).join('/'); // prettier-ignore
}
