import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changedParameters,
  printAnomalyParameters,
  readActions,
  readAnomalyParameters,
  withCalendarZone,
} from '#renderer/data/anomaly-address.ts';
import { type AnomalyParameters, accessActions, defaultAnomalyParameters } from '#shared/model/anomaly.ts';

const read = (parameters: string) => readAnomalyParameters({ resource: undefined, actions: undefined, parameters });

describe('the parameters in the address', () => {
  it('are nothing while everything is usual', () => {
    expect(printAnomalyParameters(defaultAnomalyParameters)).toBe('');
    expect(changedParameters(defaultAnomalyParameters)).toEqual([]);
    expect(read('')).toEqual({ parameters: defaultAnomalyParameters, readable: true });
  });

  it('name what differs and nothing more', () => {
    const parameters = withCalendarZone({ ...defaultAnomalyParameters, kappa: 3 }, 'America/Lima');
    expect(printAnomalyParameters(parameters)).toBe('{"kappa":3,"calendar":{"zone":"America/Lima"}}');
    expect(changedParameters(parameters)).toEqual(['kappa', 'calendar.zone']);
  });

  it('come back as they were, whatever they were', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 });
    const parameters: fc.Arbitrary<AnomalyParameters> = fc
      .record({
        baselineDays: fc.integer({ min: 7, max: 730 }),
        kappa: fc.double({ min: 0.01, max: 100, noNaN: true }),
        groups: fc.dictionary(
          fc.string({ minLength: 1, maxLength: 12 }).filter((name) => name !== '__proto__'),
          fc.string({ minLength: 1, maxLength: 12 }),
          { noNullPrototype: true },
        ),
        service: fc.array(fc.string({ maxLength: 12 }), { maxLength: 4 }),
        businessDays: days,
        from: fc.constantFrom('07:30', '08:00'),
      })
      .map(({ businessDays, from, ...rest }) => ({
        ...defaultAnomalyParameters,
        ...rest,
        calendar: { ...defaultAnomalyParameters.calendar, businessDays, from },
      }));
    fc.assert(
      fc.property(parameters, (one) => {
        expect(read(printAnomalyParameters(one))).toEqual({ parameters: one, readable: true });
      }),
    );
  });

  it.each(['{', '[]', '7', '{"kappa":-1}', '{"surprise":1}', '{"calendar":{"from":"25:00"}}'])(
    'are not guessed where %s stands there',
    (text) => {
      expect(read(text)).toEqual({ parameters: defaultAnomalyParameters, readable: false });
    },
  );

  it('leave the resource and the actions to their own places', () => {
    const { parameters } = readAnomalyParameters({ resource: 'queue', actions: 'read', parameters: '{"kappa":3}' });
    expect(parameters).toMatchObject({ resource: 'queue', actions: ['read'], kappa: 3 });
    expect(printAnomalyParameters(parameters)).toBe('{"kappa":3}');
  });
});

describe('readActions', () => {
  it('takes an empty list for the usual actions and a star for all', () => {
    expect(readActions(undefined)).toEqual([...accessActions]);
    expect(readActions(' ,')).toEqual([...accessActions]);
    expect(readActions('read,*')).toBeNull();
    expect(readActions('read,open')).toEqual(['read', 'open']);
  });
});
