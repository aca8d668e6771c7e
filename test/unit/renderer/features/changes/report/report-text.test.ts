// Which part of a report is drawn, its plain text, and where its lines lead.
import { describe, expect, it } from 'vitest';
import { toChange, toHistory } from '#renderer/features/changes/report/report-search.ts';
import { firstChanges, sentencesOf } from '#renderer/features/changes/report/report-text.ts';
import type { ChangeReport, ReportedChange, ReportedResource } from '#shared/model/change-report.ts';

const change = (id: string): ReportedChange => ({
  eventId: id,
  at: '2026-05-20T10:00:00.000Z',
  actor: { id: null, email: null },
  action: 'update',
  kind: 'update',
  reason: null,
  crossTenant: null,
  sentence: `${id} changed`,
  lines: [],
  fields: [],
  fieldTotal: 0,
  disagrees: false,
  conflict: false,
});

const group = (id: string, ...changes: string[]): ReportedResource => ({
  resource: { type: 'queue', id, tenantId: null },
  name: null,
  changes: changes.map(change),
});

const resources = [group('q-1', 'a', 'b'), group('q-2', 'c'), group('q-3', 'd', 'e')];
const drawn = (most: number): string[][] =>
  firstChanges(resources, most).map(({ changes }) => changes.map(({ eventId }) => eventId));

describe('the part of a report that is drawn', () => {
  it('is its first changes with their resources', () => {
    expect(drawn(1)).toEqual([['a']]);
    expect(drawn(2)).toEqual([['a', 'b']]);
    expect(drawn(4)).toEqual([['a', 'b'], ['c'], ['d']]);
    expect(drawn(Number.POSITIVE_INFINITY)).toEqual([['a', 'b'], ['c'], ['d', 'e']]);
    expect(firstChanges(resources, 3)[0]).toBe(resources[0]);
  });
});

describe('its plain text', () => {
  it('is a line a change, resources apart', () => {
    const report = { resources } as ChangeReport;
    expect(sentencesOf(report)).toBe('a changed\nb changed\n\nc changed\n\nd changed\ne changed\n');
  });
});

describe('its lines', () => {
  const search = { zone: 'UTC', q: 'resource:queue', look: 'report', left: 'x' };

  it('lead to the event under the same filter, open at its change', () => {
    expect(toChange('e-1')(search)).toEqual({
      zone: 'UTC',
      q: 'resource:queue',
      off: undefined,
      event: 'e-1',
      tab: 'change',
    });
  });

  it('lead to the history of a resource, of its own tenant; to none without an id', () => {
    expect(toHistory({ type: 'a:b', id: 'q-1', tenantId: null })?.(search)).toEqual({
      zone: 'UTC',
      q: 'resource:queue',
      off: undefined,
      of: 'a%3Ab:q-1',
      tenant: '-',
    });
    expect([
      toHistory({ type: 'queue', id: null, tenantId: null }),
      toHistory({ type: '', id: 'x', tenantId: null }),
    ]).toEqual([null, null]);
  });
});
