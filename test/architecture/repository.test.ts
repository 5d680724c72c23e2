import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { filesBelow } from './sources.ts';

/** A path on the machine of whoever wrote it. Programs of the system (`/bin/sh`) are found on any. */
const elsewhere = /(?<![\w.:/~*@-])\/(home|root|work|Users|workspace|tmp|mnt|private|srv)\/[\w.-]/;

const binary = /\.(png|jpg|ico|woff2?|charx|zip)$/;

test('no file names a path outside of the repository', () => {
  const texts = filesBelow().filter((path) => !binary.test(path));
  expect(texts.length).toBeGreaterThan(200);
  expect(texts.filter((path) => elsewhere.test(readFileSync(path, 'utf8')))).toEqual([]);
});

test.each([
  ['cd ', 'home/ada/persona'],
  ["'", 'tmp/persona'],
  ['(', 'Users/ada'],
])('%s/%s is found', (before, path) => {
  expect(`${before}/${path}`).toMatch(elsewhere);
});

test.each(['https://example.org/work/1', '/api/v10/users', 'core/work/x', '#!/usr/bin/env bash'])(
  '%s is none',
  (text) => {
    expect(text).not.toMatch(elsewhere);
  },
);

const lock = z.object({ packages: z.record(z.string(), z.looseObject({ resolved: z.string().optional() })) });

test('the lock file names no registry', () => {
  const { packages } = lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  expect(Object.keys(packages).length).toBeGreaterThan(100);
  const named = Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined);
  expect(named.map(([path]) => path)).toEqual([]);
});
