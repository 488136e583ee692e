import { BlockList } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { wallAround } from './wall.js';

/** A range of one family says nothing of the other, as in Go. */
async function isBlocked(target: string, addresses: string[]): Promise<boolean[]> {
  const blocked = { ipv4: new BlockList(), ipv6: new BlockList() };
  const familyOf = (address: string) => (address.includes(':') ? 'ipv6' : 'ipv4');
  for (const range of await wallAround(target)) {
    const [first = '', length] = range.split('/');
    blocked[familyOf(first)].addSubnet(first, Number(length), familyOf(first));
  }
  return addresses.map((address) => blocked[familyOf(address)].check(address, familyOf(address)));
}

describe('the wall around a target', () => {
  it('leaves open one IPv4 address, and nothing else', async () => {
    const others = [
      '127.0.0.0',
      '127.0.0.2',
      '126.0.0.1',
      '128.0.0.1',
      '10.0.0.1',
      '169.254.169.254',
      '255.255.255.255',
      '::1',
    ];
    expect(await isBlocked('http://127.0.0.1:8080', ['127.0.0.1', ...others])).toEqual([
      false,
      ...others.map(() => true),
    ]);
    expect(await wallAround('http://127.0.0.1:8080')).toHaveLength(32 + 1);
  });

  it('leaves open one IPv6 address, and nothing else', async () => {
    const others = ['2001:db8::2', '2001:db8::', '::', '::1', 'ff02::1', '127.0.0.1'];
    expect(await isBlocked('http://[2001:db8::1]:8080', ['2001:db8::1', ...others])).toEqual([
      false,
      ...others.map(() => true),
    ]);
  });

  it('knows an IPv4 address in the clothes of IPv6', async () =>
    expect(await isBlocked('http://[::ffff:192.0.2.7]', ['192.0.2.7', '192.0.2.8'])).toEqual([false, true]));

  it.each([
    ['http://169.254.169.254', '169.254.169.254'],
    ['http://[::ffff:a9fe:a9fe]', '169.254.169.254'],
    ['http://[fe80::1]', 'fe80::1'],
    ['http://[fd00:ec2::254]', 'fd00:ec2::254'],
    ['http://0.0.0.0:8080', '0.0.0.0'],
    ['http://224.0.0.1', '224.0.0.1'],
    ['http://255.255.255.255', '255.255.255.255'],
  ])('is not built around %s', async (target, address) =>
    expect(wallAround(target)).rejects.toThrow(
      `${target} leads to ${address}, an address that must not be put under load`,
    ),
  );
});
