import { lookup } from 'node:dns/promises';
import { BlockList, isIP, isIPv4 } from 'node:net';

/** Addresses that are nobody's to test: of the machine's own network card, of everybody, of nobody. */
const NEVER = new BlockList();
NEVER.addSubnet('0.0.0.0', 8, 'ipv4');
NEVER.addSubnet('169.254.0.0', 16, 'ipv4');
NEVER.addSubnet('224.0.0.0', 3, 'ipv4');
NEVER.addAddress('::', 'ipv6');
NEVER.addSubnet('fe80::', 10, 'ipv6');
NEVER.addSubnet('ff00::', 8, 'ipv6');
/** Where a cloud keeps a machine's credentials. */
NEVER.addAddress('fd00:ec2::254', 'ipv6');

/**
 * Every address but those of the target, as ranges that k6 must not call. Wherever a redirect, a script or a name that
 * changes its mind points to, k6 does not go there. Throws when the target has no address, or one that must not be
 * put under load.
 */
export async function wallAround(target: string): Promise<string[]> {
  const host = new URL(target).hostname.replace(/^\[|\]$/g, '');
  const addresses = (await addressesOf(host)).map(unmapped);
  const forbidden = addresses.find((address) => NEVER.check(address, isIPv4(address) ? 'ipv4' : 'ipv6'));
  if (forbidden !== undefined)
    throw new Error(`${target} leads to ${forbidden}, an address that must not be put under load`);
  const [four, six] = [addresses.filter(isIPv4), addresses.filter((address) => !isIPv4(address))];
  return [
    ...rangesWithout(four.map(numberOfFour), 32).map(([first, length]) => `${writeFour(first)}/${length}`),
    ...rangesWithout(six.map(numberOfSix), 128).map(([first, length]) => `${writeSix(first)}/${length}`),
  ];
}

/** The TCP port that an address is called at. */
export function portOf(address: string): number {
  const { port, protocol } = new URL(address);
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

async function addressesOf(host: string): Promise<string[]> {
  if (isIP(host) !== 0) return [host];
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch (error) {
    throw new Error(`the host "${host}" has no address: ${(error as NodeJS.ErrnoException).code ?? String(error)}`, {
      cause: error,
    });
  }
}

/** `::ffff:7f00:1` is 127.0.0.1, to k6 too. */
function unmapped(address: string): string {
  if (isIPv4(address)) return address;
  const number = numberOfSix(address);
  return number >> 32n === 0xffffn ? writeFour(number & 0xffff_ffffn) : address;
}

/** The fewest ranges (first address, prefix length) that hold everything except `kept`. */
function rangesWithout(kept: readonly bigint[], bits: number, first = 0n, length = 0): [bigint, number][] {
  const size = 1n << BigInt(bits - length);
  const inside = kept.filter((address) => address >= first && address < first + size);
  if (inside.length === 0) return [[first, length]];
  if (length === bits) return [];
  return [
    ...rangesWithout(inside, bits, first, length + 1),
    ...rangesWithout(inside, bits, first + size / 2n, length + 1),
  ];
}

const numberOfFour = (address: string): bigint =>
  address.split('.').reduce((sum, part) => (sum << 8n) + BigInt(part), 0n);

const writeFour = (number: bigint): string => [24n, 16n, 8n, 0n].map((shift) => (number >> shift) & 0xffn).join('.');

function numberOfSix(address: string): bigint {
  // The URL parser writes an IPv6 address in one way, dotted tails included.
  const [head = '', tail] = new URL(`http://[${address.split('%')[0] ?? ''}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string | undefined) => (text === undefined || text === '' ? [] : text.split(':'));
  const [left, right] = [groups(head), groups(tail)];
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  return [...left, ...zeros, ...right].reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n);
}

const writeSix = (number: bigint): string =>
  Array.from({ length: 8 }, (_, group) => ((number >> BigInt(112 - 16 * group)) & 0xffffn).toString(16)).join(':');
