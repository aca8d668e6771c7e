import { describe, expect, it } from 'vitest';
import { facetList, rowLimit, wholeNumber, zoneName } from '#cli/options.ts';

describe('facet lists', () => {
  it('keep the names they were asked by', () => {
    expect(facetList('action, Email ,resource')).toEqual([
      { name: 'action', field: 'action' },
      { name: 'Email', field: 'actor.email' },
      { name: 'resource', field: 'resource.type' },
    ]);
    expect(facetList('actor')).toEqual([{ name: 'actor', field: 'actor.email' }]);
  });

  it('refuse what cannot be counted, and the same field twice', () => {
    expect(() => facetList('reason')).toThrow(/"reason" cannot be counted/);
    expect(() => facetList('constructor')).toThrow(/cannot be counted/);
    expect(() => facetList('')).toThrow(/cannot be counted/);
    expect(() => facetList('actor,actor.email')).toThrow(/twice/);
  });
});

describe('numbers and zones', () => {
  it('are taken literally or refused', () => {
    expect(rowLimit('all')).toBe(Number.POSITIVE_INFINITY);
    expect(rowLimit('25')).toBe(25);
    for (const bad of ['0', '-1', '1.5', '1e3', '', ' 7', 'many']) expect(() => rowLimit(bad)).toThrow(/whole number/);
    expect(() => wholeNumber(1, 65_535)('65536')).toThrow(/from 1 to 65535/);
    expect(zoneName('Europe/Madrid')).toBe('Europe/Madrid');
    expect(() => zoneName('Europe/Nowhere')).toThrow(/IANA/);
  });
});
