import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPrivate, lookupPublic, readMediaHosts } from '../../../workers/fal/media-hosts.ts';

const hosts = readMediaHosts(['fal.media', '127.0.0.1:4040']);

test.each([
  'https://fal.media/files/a.png',
  'https://v3.fal.media/files/a.png',
  'http://127.0.0.1:4040/files/a.png',
  'https://127.0.0.1:4040/a',
])('%s may be fetched', (address) => {
  expect(hosts.allows(new URL(address))).toBe(true);
});

test.each([
  'http://fal.media/a.png',
  'https://fal.media:8443/a.png',
  'https://evilfal.media/a.png',
  'https://fal.media.evil.example/a.png',
  'https://fal.media@evil.example/a.png',
  'https://someone@fal.media/a.png',
  'http://127.0.0.1/a.png',
  'http://127.0.0.1:4041/a.png',
  'http://localhost:4040/a.png',
  'ftp://127.0.0.1:4040/a.png',
  'file:///etc/passwd',
  'data:image/png;base64,AAAA',
])('%s may not', (address) => {
  expect(hosts.allows(new URL(address))).toBe(false);
});

const octet = fc.integer({ min: 0, max: 255 });

test('private and special networks are known as such, also inside IPv6', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('10', '127', '192.168', '169.254', '172.16'),
      octet,
      octet,
      octet,
      (start, a, b, c) => {
        const address = [...start.split('.'), a, b, c].slice(0, 4).join('.');
        expect(isPrivate(address)).toBe(true);
        expect(isPrivate(`::ffff:${address}`)).toBe(true);
      },
    ),
  );
  for (const address of ['::1', 'fd00::1', 'fe80::1', '0.0.0.0', '255.255.255.255']) {
    expect(isPrivate(address), address).toBe(true);
  }
  for (const address of ['8.8.8.8', '1.1.1.1', '2606:4700::1111', '172.32.0.1']) {
    expect(isPrivate(address), address).toBe(false);
  }
});

test('a name that leads to this machine is not looked up', async () => {
  const error = await new Promise((resolve) => {
    lookupPublic('localhost', {}, (failure) => {
      resolve(failure);
    });
  });
  expect(error).toEqual(new Error('the host is in a private network'));
});
