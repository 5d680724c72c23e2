import { isIP, SocketAddress } from 'node:net';
import bowser from 'bowser';
import type { Request } from 'express';
import type { UsedDevice } from '../core/accounts/site-session-records.ts';

/** What a person may recognise a session by: browser and system by name, the network without the place in it. */
export function deviceOf({ headers, ip = '' }: Request): UsedDevice {
  const told = bowser.parse(headers['user-agent'] ?? '');
  const named = ({ name = '', version = '' }: { name?: string; version?: string }): string =>
    [name, version.split('.')[0]].filter(Boolean).join(' ') || 'unknown';
  return { browser: named(told.browser), system: named(told.os), network: networkOf(ip) };
}

/** An address without its end: 24 bits of IPv4, 48 of IPv6. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIP(plain) === 4) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (isIP(plain) !== 6) return 'unknown';
  return `${groupsOf(plain).slice(0, 3).join(':')}::/48`;
}

/** The eight groups of an IPv6 address, written out. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = new SocketAddress({ address, family: 'ipv6' }).address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array.from({ length: missing }, () => '0'), ...after];
}
