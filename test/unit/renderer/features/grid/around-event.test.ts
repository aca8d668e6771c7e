import { describe, expect, it } from 'vitest';
import { aroundTime, sameActor, sameSession } from '#renderer/features/grid/around-event.ts';
import { relativeTime } from '#renderer/ui/relative-time.ts';
import { printFilter } from '#shared/model/filter-text.ts';

const actor = { id: 'u-1', email: 'ana@acme.example', role: null, ip: '203.0.113.4', userAgent: 'Chrome on Mac' };
const event = { timestamp: '2026-05-20T10:23:45.123456Z', actor };

describe('the questions around an event', () => {
  it('ask for the minutes before and after it, the event among them', () => {
    expect(printFilter(aroundTime(event, 15))).toBe('from:2026-05-20T10:08:45.123Z to:2026-05-20T10:38:45.124Z');
  });

  it('ask for the actor by id, by e-mail without one, and for nobody without either', () => {
    expect(sameActor(event)).toEqual({ op: 'is', field: 'actor.id', values: ['u-1'] });
    expect(sameActor({ actor: { ...actor, id: null } })).toEqual({
      op: 'is',
      field: 'actor.email',
      values: ['ana@acme.example'],
    });
    expect(sameActor({ actor: { ...actor, id: null, email: null } })).toBeNull();
  });

  it('ask for the session with its last event, and for "not stated" where nothing was stated', () => {
    const session = { from: '2026-05-20T10:00:00.000Z', to: '2026-05-20T11:00:00.999999Z', count: 9 };
    expect(printFilter(sameSession(event, session))).toBe(
      'actor.id:u-1 ip:203.0.113.4 userAgent:"Chrome on Mac" from:2026-05-20T10:00:00.000Z to:2026-05-20T11:00:01.000Z',
    );
    const unknown = { actor: { id: null, email: null, role: null, ip: null, userAgent: null } };
    expect(printFilter(sameSession(unknown, session))).toContain('actor.id:"" actor.email:"" ip:"" userAgent:""');
  });

  it('tell how long ago it was in the largest unit that fits', () => {
    const now = Date.parse('2026-05-20T12:00:00Z');
    expect(relativeTime('2026-05-20T11:58:30Z', now, 'en')).toBe('1 minute ago');
    expect(relativeTime('2026-05-18T12:00:00Z', now, 'es')).toBe('hace 2 días');
    expect(relativeTime('2026-05-20T15:00:00Z', now, 'en')).toBe('in 3 hours');
    expect(relativeTime('2020-01-01T00:00:00Z', now, 'en')).toBe('6 years ago');
  });
});
