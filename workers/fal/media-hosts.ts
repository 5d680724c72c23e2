import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Hosts that pictures may be fetched from. */
export interface MediaHosts {
  /** Whether the address may be fetched at all. */
  allows(address: URL): boolean;
  /** Whether the host was listed with its port: then it may be anywhere, this machine included. */
  trusts(address: URL): boolean;
}

/**
 * Reads the list of hosts: `fal.media` stands for itself and what is below it, by https; `127.0.0.1:4040`, with a port,
 * for exactly this host, by http or https.
 */
export function readMediaHosts(list: readonly string[]): MediaHosts {
  const withPort = new Set(list.filter((host) => host.includes(':')));
  const names = list.filter((host) => !host.includes(':'));
  const trusts = ({ host }: URL) => withPort.has(host);
  const listed = ({ protocol, port, hostname }: URL) =>
    protocol === 'https:' &&
    port === '' &&
    names.some((name) => hostname === name || hostname.endsWith(`.${name}`));
  return {
    trusts,
    allows: (address) =>
      address.username === '' && (trusts(address) ? /^https?:$/.test(address.protocol) : listed(address)),
  };
}

/** Networks that no picture of a provider is in (IANA's registries of special-purpose addresses). */
const privateNetworks = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  privateNetworks.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  privateNetworks.addSubnet(network, bits, 'ipv6');

/** Whether an IP address is of a private or special network. IPv4 inside IPv6 counts as what it is. */
export const isPrivate = (address: string): boolean =>
  privateNetworks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Looks a name up, and fails where any of its addresses is private: the name alone proves nothing. */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) {
      callback(error, '');
      return;
    }
    const inside = addresses.some(({ address }) => isPrivate(address));
    if (inside) callback(new Error('the host is in a private network'), '');
    else if (options.all) callback(null, addresses);
    else callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
  });
};
