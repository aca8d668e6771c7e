import { describe, expect, it } from 'vitest';
import { accessFilter, during, ofOthers, ofUser } from '#renderer/features/outliers/access-filter.ts';
import { parseFilter, printFilter } from '#shared/model/filter-text.ts';

const accesses = (text: string): string =>
  printFilter(accessFilter(parseFilter(text), 'recording', ['access', 'read']));

describe('accessFilter', () => {
  it('adds the actions and the resource to the current filter', () => {
    expect(accesses('role:admin')).toBe('role:admin action:access,read resource.type:recording');
  });

  it('repeats nothing that is asked for already, so that going back and forth keeps the filter short', () => {
    expect(accesses(accesses('role:admin'))).toBe(accesses('role:admin'));
  });
});

describe('what a click asks for', () => {
  const filter = parseFilter('action:access');

  it('is one user, or the events that name none', () => {
    expect(printFilter(ofUser(filter, 'ana@acme.example'))).toBe('action:access actor.email:ana@acme.example');
    expect(printFilter(ofUser(filter, null))).toBe('action:access actor.email:""');
  });

  it('is everyone but the users that have a bar of their own', () => {
    expect(printFilter(ofOthers(filter, ['ana@acme.example', null]))).toBe(
      'action:access -actor.email:ana@acme.example,""',
    );
  });

  it('is the time of a bar, and stays within the time asked for already', () => {
    const day = ['2026-05-01', '2026-05-02'] as const;
    expect(printFilter(during(filter, ...day))).toBe(`action:access from:${day[0]} to:${day[1]}`);
    const narrowed = printFilter(during(parseFilter('from:2026-05-01T12:00:00.000Z'), ...day));
    expect(narrowed).toContain('from:2026-05-01T12:00:00.000Z');
    expect(narrowed).toMatch(/from:2026-05-01(?: |$)/);
    expect(narrowed).toContain('to:2026-05-02');
  });
});
