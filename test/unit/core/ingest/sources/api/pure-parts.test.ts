// The parts of a pull that ask nobody: which windows, how long to wait, what a Link header says, what is cut out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryAfterMs, waitMs } from '#core/ingest/sources/api/back-off.ts';
import { nextLink } from '#core/ingest/sources/api/link-header.ts';
import { planWindows } from '#core/ingest/sources/api/plan-windows.ts';
import { defaultPullSettings } from '#core/ingest/sources/api/pull-settings.ts';
import { readEnvelope } from '#core/ingest/sources/api/read-envelope.ts';
import { readToken } from '#core/ingest/sources/api/read-token.ts';
import { createToken } from '#core/ingest/sources/api/token.ts';
import { windowName } from '#core/ingest/sources/api/window-name.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 0, 15);
const span = fc
  .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 90 }))
  .map(([from, length]) => ({ from: start + from * day, to: start + (from + length) * day }));

describe('planWindows', () => {
  it('asks for exactly what is not covered, each moment once, a month at most, and goes on with what was begun', () => {
    const holds = ({ from, to }: { from: number; to: number }, at: number): boolean => from <= at && at < to;
    fc.assert(
      fc.property(
        span.filter(({ from, to }) => from < to),
        fc.array(span, { maxLength: 6 }),
        fc.array(span, { maxLength: 3 }),
        fc.integer({ min: 0, max: 3 }),
        fc.boolean(),
        (wanted, covered, pending, overlapDays, again) => {
          const { windows } = planWindows({ wanted, covered, pending, overlapMs: overlapDays * day, again });
          for (const [place, { from, to }] of windows.entries()) {
            expect(from).toBeLessThan(to);
            expect(from).toBeGreaterThanOrEqual(windows[place - 1]?.to ?? wanted.from);
            const isBegun = pending.some((one) => one.from === from && one.to === to);
            if (!isBegun) expect(to - from).toBeLessThanOrEqual(31 * day);
          }
          for (let at = wanted.from; at < wanted.to; at += day) {
            // Covered now and still covered `overlap` later: no late event is to be expected.
            const isCovered = Array.from({ length: overlapDays + 1 }, (_, later) => at + later * day).every((moment) =>
              covered.some((one) => holds(one, moment)),
            );
            expect(windows.some((window) => holds(window, at))).toBe(again || !isCovered);
          }
        },
      ),
    );
  });

  it('does not go on with a window that has no length', () => {
    const wanted = { from: start, to: start + day };
    const pending = [{ from: start, to: start }];
    expect(planWindows({ wanted, covered: [], pending, overlapMs: 0, again: false }).windows).toEqual([wanted]);
  });

  it('counts what it leaves out', () => {
    const wanted = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 3, 1) };
    const covered = [{ from: Date.UTC(2025, 0, 1), to: Date.UTC(2026, 2, 1) }];
    const plan = planWindows({ wanted, covered, pending: [], overlapMs: 0, again: false });
    expect(plan).toEqual({ windows: [{ from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 3, 1) }], skipped: 2 });
  });
});

describe('waitMs', () => {
  it.each([
    ['0', 0],
    ['120', 120_000],
    ['Wed, 20 May 2026 10:00:30 GMT', 30_000],
    ['Wed, 20 May 2026 09:00:00 GMT', 0],
    ['soon', null],
    ['', null],
    ['-5', null],
    [null, null],
  ])('reads Retry-After %s', (header, expected) => {
    expect(retryAfterMs(header, Date.UTC(2026, 4, 20, 10))).toBe(expected);
  });

  it('stays within its bounds for every failure and every chance', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.option(fc.integer({ min: 0, max: 1e12 })),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (failures, asked, chance) => {
          const settings = { ...defaultPullSettings, random: () => chance };
          const wait = waitMs(failures, asked, settings);
          const { longestWaitMs, longestRetryAfterMs } = settings;
          if (asked === null) expect(wait).toBeLessThanOrEqual(longestWaitMs);
          else expect(wait).toBeGreaterThanOrEqual(Math.min(asked, longestRetryAfterMs));
          expect(wait).toBeLessThanOrEqual(longestRetryAfterMs + 1000);
          expect(wait).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('nextLink', () => {
  it.each([
    ['<https://a.example/?page=2>; rel="next"', 'https://a.example/?page=2'],
    ['</x?page=1>; rel="prev", </x?a=1,2&page=3>; rel="next"', '/x?a=1,2&page=3'],
    ['</x>; title="a; rel=\\"next"; rel=last, </y>; REL=next', '/y'],
    ['</x>; rel="last next"', '/x'],
    ['</x>; rel="nextish"', null],
    ['', null],
    [null, null],
  ])('of %s', (header, expected) => {
    expect(nextLink(header)).toBe(expected);
  });
});

describe('readEnvelope', () => {
  it.each([
    ['[]', { events: 0 }],
    ['\ufeff[{}]', { events: 1 }],
    ['{"items":[{}],"page":{"next":2}}', { signals: { nextPage: 2 } }],
    ['{"items":[{}],"nextPage":"3"}', { signals: { nextPage: 3, cursor: null } }],
    ['{"items":[{}],"links":{"next":{"href":"/x?y=1"}}}', { signals: { link: '/x?y=1' } }],
    ['{"items":[{}],"next":null,"pagination":{"nextCursor":"c"}}', { signals: { cursor: { value: 'c' } } }],
    ['{"items":[{}],"nextCursor":12345678901234567890}', { signals: { cursor: { value: '12345678901234567890' } } }],
    ['{"items":[{}],"meta":{"total":"7","has_more":true}}', { signals: { total: 7, hasMore: true } }],
    ['{"items":[{}],"nextCursor":null}', { signals: { saysEnd: true } }],
    ['{"items":[{}],"__proto__":{"nextCursor":"x"}}', { signals: { cursor: null } }],
  ])('%s', (text, expected) => {
    expect(readEnvelope(Buffer.from(text))).toMatchObject(expected);
  });

  it.each(['', '7', '"events"', '{"ok":1}', '{"data":{"items":[]}}', '[{}', Buffer.from([0x5b, 0xff, 0x5d])])(
    'is no page: %s',
    (body) => {
      expect(readEnvelope(Buffer.from(body))).toBeTypeOf('string');
    },
  );
});

describe('a token', () => {
  it('is cut out of texts in every spelling, and noticed in bytes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x21-\x7e]{8,40}$/), fc.string(), fc.string(), (value, before, after) => {
        const token = createToken(value);
        for (const spelling of [value, encodeURIComponent(value), Buffer.from(value).toString('base64')]) {
          const text = `${before} ${spelling} ${after}`;
          expect(token.isIn(Buffer.from(text))).toBe(true);
          expect(token.cutFrom(text)).not.toContain(value);
        }
      }),
    );
  });

  it('is noticed and cut where a server escapes more than JSON asks for', () => {
    const escapes = fc.func<[number], string>(fc.constantFrom('plain', 'slash', 'low', 'HIGH'));
    fc.assert(
      fc.property(fc.stringMatching(/^[\x21-\x7e]{8,40}$/), escapes, (value, choose) => {
        const spelled = [...value].map((character, index) => {
          const digits = character.charCodeAt(0).toString(16).padStart(4, '0');
          const how = choose(index);
          if (how === 'low') return `\\u${digits}`;
          if (how === 'HIGH') return `\\u${digits.toUpperCase()}`;
          return '"\\'.includes(character) || (how === 'slash' && character === '/') ? `\\${character}` : character;
        });
        const text = `{"asked":"Bearer ${spelled.join('')}"}`;
        expect(JSON.parse(text)).toEqual({ asked: `Bearer ${value}` });
        const token = createToken(value);
        expect(token.isIn(Buffer.from(text))).toBe(true);
        expect(token.cutFrom(text)).toBe('{"asked":"Bearer [token]"}');
      }),
      {
        examples: [
          ['0!!!!!!!!', (at) => (at === 0 ? 'low' : 'plain')],
          ['/!!!!!!!!', (at) => (at === 0 ? 'slash' : 'plain')],
        ],
      },
    );
  });

  it('comes from the environment or the keychain, and is never quoted when it is none', async () => {
    const secrets = {
      read: async () => ' Bearer abc-def ',
      write: async () => undefined,
      remove: async () => undefined,
    };
    const kept = await readToken({ kind: 'keychain', connectionId: 'c1' }, { environment: {}, secrets });
    expect(kept.header()).toBe('Bearer abc-def');
    const broken = { ...secrets, read: () => Promise.reject(new Error('locked: hunter2')) };
    for (const [ref, environment] of [
      [{ kind: 'environment', name: 'T' }, {}],
      [{ kind: 'environment', name: 'T' }, { T: '  ' }],
      [{ kind: 'environment', name: 'T' }, { T: 'hunter2 hunter2' }],
      [{ kind: 'environment', name: 'T' }, { T: 'hunter2\u00e9' }],
      [{ kind: 'keychain', connectionId: 'c1' }, {}],
    ] as const) {
      const failure = await readToken(ref, { environment, secrets: broken }).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'SECRET_MISSING' });
      expect(JSON.stringify(failure) + String(failure)).not.toContain('hunter2');
    }
  });
});

it('a window is called by its days, or by its minutes where it must', () => {
  const name = (from: string, to: string): string => windowName({ from: Date.parse(from), to: Date.parse(to) });
  expect(name('2026-05-01T00:00:00Z', '2026-06-01T00:00:00Z')).toBe('2026-05-01…2026-06-01');
  expect(name('2026-05-31T10:30:00Z', '2026-06-01T00:00:01.5Z')).toBe('2026-05-31T10:30Z…2026-06-01T00:00:01.500Z');
});
