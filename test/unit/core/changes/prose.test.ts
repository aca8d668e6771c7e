// Sentences about changes: names, values, times and what nobody said, in both languages.
import { describe, expect, it } from 'vitest';
import { type ChangeTold, proseLine, proseSentence } from '#core/changes/prose-change.ts';
import { proseField, proseType } from '#core/changes/prose-names.ts';
import { createProseTime } from '#core/changes/prose-time.ts';
import { proseValue } from '#core/changes/prose-value.ts';
import type { FieldDiff, Unit } from '#shared/model/changes.ts';
import type { JsonValue } from '#shared/model/json.ts';

const diff = (
  path: string,
  from: JsonValue | undefined,
  to: JsonValue | undefined,
  rest: Partial<FieldDiff> = {},
): FieldDiff => ({
  path,
  pointer: null,
  kind: 'changed',
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
  fromKnown: true,
  toKnown: true,
  unit: null,
  words: null,
  ...rest,
});

const days = { unit: 'days' } as const;

describe('names', () => {
  it.each<[string, Unit | null, string, string]>([
    ['retention_days', 'days', 'retention', 'conservación'],
    ['retentionDays', 'days', 'retention', 'conservación'],
    ['retention_days', null, 'retention days', 'retention days'],
    ['days', 'days', 'days', 'days'],
    ['max_wait_s', 'seconds', 'max wait', 'espera máxima'],
    ['nodes[n3].prompt', null, 'nodes [n3] › prompt', 'nodos [n3] › locución'],
    ['nodes[a.b c].timeout_ms', 'milliseconds', 'nodes [a.b c] › timeout', 'nodos [a.b c] › tiempo de espera'],
    ['MFARequired', null, 'MFA required', 'MFA required'],
    ['Active / Inactive', null, 'Active / Inactive', 'Active / Inactive'],
    ['odd]name', null, 'odd]name', 'odd]name'],
    ['', null, 'the whole state', 'el estado entero'],
  ])('%s', (path, unit, en, es) => {
    expect(proseField(path, unit, 'en')).toBe(en);
    expect(proseField(path, unit, 'es')).toBe(es);
  });

  it('of types: known ones in words, unknown ones by their letters, a missing one said', () => {
    expect(
      ['recording_policy', 'ivr', 'RECORDING_POLICY', 'smsTemplate', 'a:b c'].map((type) => proseType(type, 'en')),
    ).toEqual(['Recording policy', 'IVR', 'RECORDING POLICY', 'Sms template', 'a:b c']);
    expect(proseType('recording_policy', 'es')).toBe('Política de grabación');
    expect(proseType(null, 'es')).toBe('Recurso sin tipo declarado');
    expect(proseType('__proto__', 'en')).toBe('Proto');
  });
});

describe('values', () => {
  it.each<[JsonValue | undefined, boolean, Unit | null, string, string]>([
    [90, true, 'days', '90 days', '90 días'],
    [1, true, 'days', '1 day', '1 día'],
    ['90', true, 'days', '"90" days', '"90" días'],
    ['mp3', true, 'days', '"mp3"', '"mp3"'],
    [true, true, null, 'yes', 'sí'],
    ['yes', true, null, '"yes"', '"yes"'],
    [null, true, null, '(null)', '(nulo)'],
    [undefined, true, null, '(absent)', '(ausente)'],
    [undefined, false, 'days', '(unknown)', '(desconocido)'],
    [{ a: [1] }, true, null, '{"a":[1]}', '{"a":[1]}'],
    ['a\nb\u202ec', true, null, '"a\\nb\\u202ec"', '"a\\nb\\u202ec"'],
  ])('%j', (value, known, unit, en, es) => {
    expect(proseValue(value, known, unit, 'en')).toBe(en);
    expect(proseValue(value, known, unit, 'es')).toBe(es);
  });

  it('long texts are cut where they begin to differ, never within a character', () => {
    const line = proseLine(diff('prompt', `${'x'.repeat(200)}😀old`, `${'x'.repeat(200)}😀new`), 'update', 'en');
    expect(line).toBe(`prompt "…${'x'.repeat(18)}😀old" → "…${'x'.repeat(18)}😀new"`);
    expect(proseLine(diff('prompt', 'a', '😀'.repeat(100)), 'update', 'en')).not.toMatch(/\p{Surrogate}/u);
  });
});

describe('lines', () => {
  it.each<[string, FieldDiff, string, string]>([
    ['both sides', diff('retention_days', 90, 180, days), 'retention 90 → 180 days', 'conservación 90 → 180 días'],
    [
      'an unknown old value',
      diff('retention_days', undefined, 180, { ...days, fromKnown: false }),
      'retention (unknown) → 180 days',
      'conservación (desconocido) → 180 días',
    ],
    [
      'a removed value',
      diff('retention_days', 90, undefined, days),
      'retention 90 days → (absent)',
      'conservación 90 días → (ausente)',
    ],
    ['null is not absent', diff('target', null, undefined), 'target (null) → (absent)', 'destino (nulo) → (ausente)'],
    [
      'a move',
      diff('nodes[n3]', undefined, undefined, { kind: 'moved', fromIndex: 2, toIndex: 0 }),
      'nodes [n3] moved from place 3 to place 1',
      'nodos [n3] pasa del puesto 3 al 1',
    ],
  ])('%s', (_, field, en, es) => {
    expect(proseLine(field, 'update', 'en')).toBe(en);
    expect(proseLine(field, 'update', 'es')).toBe(es);
  });

  it('of something created or deleted show the one value there is', () => {
    expect(proseLine(diff('retention_days', null, 90, days), 'create', 'en')).toBe('retention 90 days');
    expect(proseLine(diff('active', true, undefined), 'delete', 'en')).toBe('active yes');
    expect(proseLine(diff('active', true, undefined, { toKnown: false }), 'delete', 'en')).toBe(
      'active yes → (unknown)',
    );
  });
});

const told: ChangeTold = {
  type: 'recording_policy',
  id: 'p-1',
  name: 'Ventas',
  kind: 'update',
  action: 'update',
  actor: { id: 'u-1', email: 'ana@acme.example' },
  at: createProseTime('UTC', 'en')('2026-05-20T10:23:45.123Z'),
  reason: null,
  crossTenant: false,
  lines: ['retention 90 → 180 days'],
  fieldTotal: 1,
  disagrees: false,
  conflict: false,
};

describe('sentences', () => {
  it('tell resource, change, who and when', () => {
    expect(proseSentence(told, 'en')).toBe(
      'Recording policy Ventas: retention 90 → 180 days by ana@acme.example, 20 May 2026 10:23 UTC',
    );
  });

  it.each<[string, Partial<ChangeTold>, string]>([
    [
      'creation',
      { kind: 'create', action: 'create', lines: ['name "A"', 'active yes'], fieldTotal: 2 },
      'created with name "A"; active yes, by',
    ],
    ['creation of which nothing is told', { kind: 'create', lines: [], fieldTotal: 0 }, 'created by'],
    ['deletion', { kind: 'delete', action: 'delete' }, 'deleted by'],
    ['many fields', { lines: ['a', 'b', 'c', 'd', 'e'], fieldTotal: 90 }, 'a; b; c; d and 86 more fields by'],
    ['nothing told', { lines: [], fieldTotal: 0 }, 'changed, the log does not say what, by'],
    ['an action of its own', { action: 'publish' }, 'publish: retention 90 → 180 days by'],
  ])('%s', (_, part, expected) => {
    expect(proseSentence({ ...told, ...part }, 'en')).toContain(
      `Recording policy Ventas: ${expected} ana@acme.example, 20 May`,
    );
  });

  it('tell SIVO team, reason, disagreement and conflict, and what is missing', () => {
    const text = proseSentence(
      {
        ...told,
        type: null,
        id: null,
        name: null,
        actor: { id: null, email: null },
        crossTenant: true,
        reason: 'ticket\n"7"',
        disagrees: true,
        conflict: true,
      },
      'en',
    );
    expect(text).toBe(
      'Resource of no stated type (no id): retention 90 → 180 days by (unknown actor), 20 May 2026 10:23 UTC (SIVO team; reason: "ticket\\n"7""; its diff and its complete states disagree; sources disagree about this event)',
    );
    expect(proseSentence({ ...told, kind: 'delete' }, 'es')).toContain(
      'Política de grabación Ventas: eliminación por ana@acme.example, ',
    );
  });
});

describe('times', () => {
  it('name their zone, and the hour that comes twice by its distance from UTC', () => {
    const madrid = createProseTime('Europe/Madrid', 'es');
    expect(madrid('2026-10-25T00:30:00Z')).toBe('25 oct 2026 02:30 UTC+02:00 (Europe/Madrid)');
    expect(madrid('2026-10-25T01:30:00.123456Z')).toBe('25 oct 2026 02:30 UTC+01:00 (Europe/Madrid)');
    expect(createProseTime('Europe/Madrid', 'en', false)('2026-01-01T23:59:59Z')).toBe('2 Jan 2026 00:59 UTC+01:00');
    expect(createProseTime('Atlantic/Reykjavik', 'en')('2026-01-01T10:00:00Z')).toBe(
      '1 Jan 2026 10:00 UTC (Atlantic/Reykjavik)',
    );
  });
});
