const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'ws:': '80', 'https:': '443', 'wss:': '443' };
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

type Tags = Readonly<Record<string, string>>;

/**
 * Where the request of a sample went, as in `127.0.0.1:8081`. One that the script gave a name of its own lost its `url` to
 * it: then the address that answered tells the host, and the port where k6 may call one alone. Null where neither is there,
 * as for a named request that was not answered.
 */
export const destinationOf = ({ url, ip }: Tags, onlyPort: number | null = null): string | null =>
  hostAndPort(url) ?? (ip ? `${ip.includes(':') ? `[${ip}]` : ip}${onlyPort === null ? '' : `:${onlyPort}`}` : null);

/** Of an address, and of the `url` tag of a sample; null for what is a name. */
function hostAndPort(url: string | undefined): string | null {
  if (url === undefined) return null;
  // gRPC has no scheme: `host:port/package.Service/Method`.
  const whole = /^[^/\s]+:\d+\/[\w.]+\/\w+$/.test(url) ? `http://${url}` : url;
  if (!URL.canParse(whole)) return null;
  const { protocol, hostname, port } = new URL(whole);
  const known = port === '' ? DEFAULT_PORTS[protocol] : port;
  return known === undefined || hostname === '' ? null : `${hostname}:${known}`;
}

/**
 * Whether a request to `destination` may have gone to the target: the same host and port, the loopback under any of its
 * names, or a host that the script's `hosts` option leads there. One whose port is not known may have.
 */
export function leadsTo(target: string, destination: string, hosts: Readonly<Record<string, string>> = {}): boolean {
  const to = split(hostAndPort(target) ?? '');
  if (!hasPort(destination)) return sameHost(destination, to.host) || isName(to.host);
  const { host, port } = split(mapped(destination, hosts));
  if (port !== to.port) return false;
  // A name and an address may be the same machine; nobody is accused of what is not known.
  const mappedByScript = mapped(destination, hosts) !== destination;
  return sameHost(host, to.host) || (mappedByScript && isName(to.host));
}

const sameHost = (a: string, b: string): boolean => a === b || (LOOPBACK.includes(a) && LOOPBACK.includes(b));

const hasPort = (destination: string): boolean => /:\d+$/.test(destination.replace(/^\[.*\]/, ''));
/** Of which nobody here knows the address. */
const isName = (host: string): boolean => /[a-z]/i.test(host) && !host.startsWith('[') && !LOOPBACK.includes(host);

const split = (destination: string): { host: string; port: string } => {
  const at = destination.lastIndexOf(':');
  return { host: destination.slice(0, at), port: destination.slice(at + 1) };
};

/** As k6 reads `hosts`: a name or `*.name`, with or without a port, to an address with or without one. */
function mapped(destination: string, hosts: Readonly<Record<string, string>>): string {
  const { host, port } = split(destination);
  const matching = (name: string) =>
    name === destination || name === host || (name.startsWith('*.') && host.endsWith(name.slice(1)));
  const address = Object.entries(hosts).find(([name]) => matching(name))?.[1];
  if (address === undefined) return destination;
  const withPort = /^(\[[^\]]+\]|[^:]+):\d+$/.test(address);
  return withPort ? address : `${address.includes(':') && !address.startsWith('[') ? `[${address}]` : address}:${port}`;
}
