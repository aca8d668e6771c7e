// `npm ci` refuses a lock file that misses an optional package of any platform, and npm drops those that a registry
// mirror does not hold: every optional dependency must have its entry, whatever machine wrote the file.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

interface LockedPackage {
  version?: string;
  optionalDependencies?: Record<string, string>;
}

const root = resolve(import.meta.dirname, '../..');
const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
);

/** The folders in which Node would look for a dependency of the package at `path`, nearest first. */
const placesOf = (path: string, name: string): string[] => {
  const places = [`${path === '' ? '' : `${path}/`}node_modules/${name}`];
  for (let at = path.lastIndexOf('/node_modules/'); at >= 0; at = path.lastIndexOf('/node_modules/', at - 1)) {
    places.push(`${path.slice(0, at)}/node_modules/${name}`);
  }
  return [...places, `node_modules/${name}`];
};

test('every optional dependency is locked, for every platform', () => {
  const wanted = Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).map((name) => ({ path, name })),
  );
  expect(wanted.length).toBeGreaterThan(20);
  const missing = wanted.filter(
    ({ path, name }) => !placesOf(path, name).some((place) => lock.packages[place]?.version),
  );
  expect(missing).toEqual([]);
});
