import { describe, expect, it } from 'vitest';
import { judgeTimes } from '#core/ingest/timestamp/judge-times.ts';

describe('judgeTimes', () => {
  it.each([
    ['stated zones', ['2026-05-20T10:00:00Z', '2026-05-20 10:00 +02:00'], 'auto', null, 0, 2],
    ['no zones', ['2026-05-20 10:00', '', '2026-05-21T10:00:00'], 'auto', null, 2, 2],
    ['some zones', ['2026-05-20 10:00', '2026-05-21T10:00:00Z'], 'auto', null, 1, 2],
    ['epoch numbers', ['1779272625', '1779272625123'], 'auto', null, 0, 2],
    ['a day beyond 12', ['03/04/2026 10:00', '13/04/2026 10:00'], 'day-first', 'day-first', 2, 2],
    ['a second figure beyond 12', ['3/4/2026 10:00Z', '4/13/2026 10:00Z'], 'month-first', 'month-first', 0, 2],
    ['nothing beyond 12', ['03/04/2026 10:00', '05/06/2026 10:00'], 'auto', 'ambiguous', 2, 2],
    ['equal figures only', ['05/05/2026 10:00'], 'auto', 'ambiguous', 1, 1],
    ['both orders', ['13/04/2026 10:00', '04/13/2026 10:00'], 'auto', 'ambiguous', 2, 2],
    ['short years that can stand first', ['13/05/26 10:00', '14/05/26 10:00'], 'auto', 'ambiguous', 2, 2],
    ['short years that cannot', ['5/13/26 10:00', '5/14/26 10:00'], 'month-first', 'month-first', 2, 2],
    ['serial days', ['46162.43', '46163,1', '46164'], 'excel', null, 3, 3],
    ['whole numbers alone', ['46162', '46163'], 'auto', null, 0, 0],
    ['prose', ['yesterday', 'soon'], 'auto', null, 0, 0],
    ['dates alone', ['2026-05-20'], 'auto', null, 0, 0],
    ['nothing', ['', ' '], 'auto', null, 0, 0],
  ])('%s', (_, sample, format, dateOrder, zoneless, readable) => {
    const samples = sample.filter((text) => text.trim() !== '').length;
    expect(judgeTimes(sample)).toMatchObject({ samples, readable, format, dateOrder, zoneless });
  });

  it('shows three examples at most of what leaves a question open', () => {
    const sample = ['2026-01-01 10:00Z', ...['1/2/2026 10:00', '2/3/2026 10:00', '3/4/2026 10:00', '4/5/2026 10:00']];
    expect(judgeTimes([...sample, ...sample]).examples).toEqual({
      zone: ['1/2/2026 10:00', '2/3/2026 10:00', '3/4/2026 10:00'],
      dateOrder: ['1/2/2026 10:00', '2/3/2026 10:00', '3/4/2026 10:00'],
    });
  });
});
