// Decisions about findings: kept with the finding as it stood, one a finding, with a reason where one is due.
import { describe, expect, it } from 'vitest';
import type { CaseChange } from '#shared/model/case.ts';
import { countingTools, openStore, temporaryArchive } from './support/case-archive.ts';

type Judge = Extract<CaseChange, { kind: 'judge' }>;
const judge = (said: Partial<Judge>): Judge => ({
  kind: 'judge',
  of: 'outlier',
  key: 'ana 2026-05-12',
  verdict: 'dismissed',
  note: 'a campaign',
  finding: { score: 3.25, eventIds: ['evt_1'] },
  ...said,
});

describe('a decision', () => {
  it('is kept with its finding, replaced, taken back and brought back', async () => {
    const path = temporaryArchive();
    const store = openStore(path, countingTools());
    await store.change(judge({}));
    await store.change(judge({ of: 'rule', verdict: 'kept', note: '' }));
    await store.change(judge({ verdict: 'kept', note: '', finding: { score: 4 } }));
    const { judgements } = await openStore(path).state();
    expect(judgements.map(({ of, verdict, finding }) => [of, verdict, finding])).toEqual([
      ['outlier', 'kept', { score: 4 }],
      ['rule', 'kept', { score: 3.25, eventIds: ['evt_1'] }],
    ]);
    await store.change(judge({ verdict: null }));
    expect((await store.state()).judgements.map(({ of }) => of)).toEqual(['rule']);
    expect((await store.undo()).judgements).toEqual(judgements);
    await store.undo();
    expect((await store.state()).judgements[0]).toMatchObject({ verdict: 'dismissed', note: 'a campaign' });
  });

  it('that says the same again, or takes back what was never decided, is no change', async () => {
    const store = openStore(temporaryArchive(), countingTools());
    await store.change(judge({}));
    await store.change(judge({}));
    await store.change(judge({ key: 'another', verdict: null }));
    expect(await store.state()).toMatchObject({ revision: 1, undo: { kind: 'judge', count: 1 } });
  });

  it('is the same told at once and read again, whatever the finding holds', async () => {
    const path = temporaryArchive();
    const finding = { zero: -0, odd: '\u0000\ud800', deep: [[{ 'a b': null }]] };
    const told = await openStore(path).change(judge({ finding }));
    expect(await openStore(path).state()).toEqual(told);
    expect(told.judgements[0]?.finding).toEqual({ ...finding, zero: 0 });
  });

  it.each([
    ['a dismissal without a reason', judge({ note: ' \n' }), 'note'],
    ['an approval without a reason', judge({ of: 'visit', verdict: 'approved', note: '' }), 'note'],
    ['a key that cannot be kept', judge({ key: 'a\0b' }), 'key'],
    ['a note that cannot be kept', judge({ note: 'half \ud83d' }), 'note'],
    ['a finding beyond all measure', judge({ finding: 'x'.repeat(2_000_000) }), 'finding'],
  ])('is refused: %s', async (_, change, where) => {
    const store = openStore(temporaryArchive());
    await expect(store.change(change)).rejects.toMatchObject({ code: 'BAD_INPUT', data: { where } });
    expect((await store.state()).revision).toBe(0);
  });
});
