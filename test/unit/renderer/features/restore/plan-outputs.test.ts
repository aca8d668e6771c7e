import { describe, expect, it } from 'vitest';
import { isUndecided } from '#renderer/features/restore/is-undecided.ts';
import { outputFile, outputs, outputText } from '#renderer/features/restore/plan-outputs.ts';
import type { RestorePlan, RestoreRow } from '#shared/model/restore.ts';

const row: RestoreRow = {
  path: 'retention_days',
  pointer: '/retention_days',
  current: 180,
  currentKnown: true,
  willBe: 90,
  willBeKnown: true,
  choice: 'restore',
  decided: false,
  conflictTotal: 0,
  conflicts: [],
};
const plan: RestorePlan = {
  eventId: 'evt/../1 ñ',
  eventAt: '2026-05-01T10:00:00Z',
  actor: { id: null, email: null },
  mode: 'undo',
  resource: { type: 'recording_policy', id: 'p-1', name: null },
  currentAt: '2026-05-02T10:00:00Z',
  currentEventId: 'e2',
  rows: [row],
  unchanged: 0,
  patch: [{ op: 'replace', path: '/retention_days', value: 90 }],
  mergePatch: { retention_days: 90 },
  state: null,
  request: { method: 'PATCH', url: 'https://sivo.example/', headers: {}, body: null },
  requestSha256: '0',
  curl: 'curl …\n',
  fetch: 'await fetch()\n',
  endpoint: false,
  notes: [],
};

describe('the texts of a plan', () => {
  it('patches are the JSON of the plan, commands are as the host wrote them', () => {
    expect(JSON.parse(outputText(plan, 'patch') ?? '')).toEqual(plan.patch);
    expect(JSON.parse(outputText(plan, 'merge') ?? '')).toEqual(plan.mergePatch);
    expect(outputText(plan, 'curl')).toBe(plan.curl);
    expect(outputText(plan, 'fetch')).toBe(plan.fetch);
  });

  it('what cannot be said has no text', () => {
    expect(outputText(plan, 'state')).toBeNull();
    expect(outputText({ ...plan, mergePatch: null }, 'merge')).toBeNull();
    expect(outputText({ ...plan, patch: [] }, 'patch')).toBeNull();
  });

  it('file names are safe everywhere and tell the forms apart', () => {
    const names = outputs.map((output) => outputFile(plan, output).name);
    expect(new Set(names).size).toBe(outputs.length);
    for (const name of names) expect(name).toMatch(/^undo-[\w-]+(\.[a-z]+)+$/);
  });
});

describe('a field that waits for a decision', () => {
  const conflicting: RestoreRow = { ...row, conflictTotal: 2 };

  it('is one that was changed later and that nobody has decided about, here or before', () => {
    expect(isUndecided(conflicting, {})).toBe(true);
    expect(isUndecided(row, {})).toBe(false);
    expect(isUndecided({ ...conflicting, decided: true }, {})).toBe(false);
    expect(isUndecided(conflicting, { retention_days: 'keep' })).toBe(false);
    expect(isUndecided({ ...conflicting, path: 'toString' }, {})).toBe(true);
  });

  it('is none that cannot be put back anyway', () => {
    expect(isUndecided({ ...conflicting, pointer: null, choice: 'keep' }, {})).toBe(false);
  });
});
