import { describe, expect, it } from 'vitest';
import { draftOf, type ParameterDraft, readDraft } from '#renderer/features/outliers/parameters/parameter-draft.ts';
import { defaultAnomalyParameters } from '#shared/model/anomaly.ts';

const usual = draftOf(defaultAnomalyParameters);
const read = (part: Partial<ParameterDraft>) =>
  readDraft({ ...usual, ...part }, defaultAnomalyParameters, (zone) => zone.includes('/'));
const numbers = (part: Partial<ParameterDraft['numbers']>) => read({ numbers: { ...usual.numbers, ...part } });

describe('parameters as they are typed', () => {
  it('are the same again where nothing was typed', () => {
    expect(read({})).toEqual({ parameters: defaultAnomalyParameters, problems: [] });
  });

  it('hold one entry a line, each once and without empty lines', () => {
    const { parameters } = read({
      holidays: '2026-12-25\n\n2026-01-06; 2026-12-25',
      groups: 'ana@acme.example = Quality\n luis=Night = shift ',
      service: ' sync@acme.example \n\nsync@acme.example',
      businessDays: [7, 1],
    });
    expect(parameters).toMatchObject({
      calendar: { holidays: ['2026-01-06', '2026-12-25'], businessDays: [1, 7] },
      groups: { 'ana@acme.example': 'Quality', luis: 'Night = shift' },
      service: ['sync@acme.example'],
    });
  });

  it.each([
    [{ holidays: '2026-02-30' }, 'badDate', '2026-02-30'],
    [{ groups: 'ana@acme.example' }, 'badGroup', 'ana@acme.example'],
    [{ groups: '= Quality' }, 'badGroup', '= Quality'],
    [{ from: '8' }, 'badClock', '8'],
    [{ zone: 'Mars' }, 'badZone', 'Mars'],
  ] as const)('name the line that cannot be read: %j', (part, key, text) => {
    expect(read(part)).toEqual({ parameters: null, problems: [{ key, text }] });
  });

  it('name numbers that are none or out of range', () => {
    expect(numbers({ kappa: '' }).problems).toEqual([{ key: 'badNumber', name: 'kappa', text: '' }]);
    expect(numbers({ baselineDays: 3 }).problems).toEqual([{ key: 'badNumber', name: 'baselineDays', text: '3' }]);
  });

  it('name what contradicts itself', () => {
    expect(numbers({ medium: 9 }).problems).toEqual([{ key: 'badOrder' }]);
    expect(numbers({ leastDispersion: 60 }).problems).toEqual([{ key: 'badBounds' }]);
    expect(read({ from: '20:00', to: '08:00' }).problems).toEqual([{ key: 'badHours' }]);
  });
});
