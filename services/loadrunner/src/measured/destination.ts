const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'ws:': '80', 'https:': '443', 'wss:': '443' };
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Host and port of the `url` tag of a sample, as in `127.0.0.1:8081`. Null where the script gave its requests a name of
 * their own: k6 then writes that name into both tags, and nothing tells where they went.
 */
export function destinationOf(url: string | undefined): string | null {
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
 * names, or a host that the script's `hosts` option leads there.
 */
export function leadsTo(target: string, destination: string, hosts: Readonly<Record<string, string>> = {}): boolean {
  const wanted = destinationOf(target);
  const { host, port } = split(mapped(destination, hosts));
  const to = split(wanted ?? '');
  if (port !== to.port) return false;
  // A name and an address may be the same machine; nobody is accused of what is not known.
  const mappedByScript = mapped(destination, hosts) !== destination;
  return sameHost(host, to.host) || (mappedByScript && /[a-z]/i.test(to.host) && !LOOPBACK.includes(to.host));
}

const sameHost = (a: string, b: string): boolean => a === b || (LOOPBACK.includes(a) && LOOPBACK.includes(b));

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
