import { describe, expect, it } from 'vitest';
import { findingSentence, type SentenceNumbers } from '#core/anomaly/finding-sentence.ts';
import { oddsInWords } from '#core/anomaly/odds-in-words.ts';

const actor = {
  key: 'u1',
  id: 'u1',
  email: 'luis@acme.example',
  ids: ['u1'],
  emails: ['luis@acme.example'],
  role: 'supervisor',
  group: 'supervisor',
  service: false,
};
const night: SentenceNumbers = {
  actor,
  day: '2026-03-17',
  window: 1,
  observed: 180,
  expected: 3.24,
  usual: 3.24,
  lowest: 0,
  highest: 8,
  peers: 12,
  peerFactor: 1,
  peerMedian: 4,
  persistentDays: 1,
  oneIn: 2347,
  classes: [
    { class: 'business', observed: 0, expected: 3.2 },
    { class: 'off', observed: 180, expected: 0.04 },
    { class: 'weekend', observed: 0, expected: 0 },
  ],
  reasons: [{ code: 'volume' }],
};
const context = { resource: 'recording', actions: ['access', 'download'], weekend: false, persistenceDays: 7 };

describe('sentence of a finding', () => {
  it('a night of downloads', () => {
    expect(findingSentence(night, context, 'en')).toBe(
      'luis@acme.example accessed recordings 180 times on Tuesday 17 March 2026, all outside business hours; on business days the usual number is 3.2 (95 % of the time at most 8) and the 12 peers had a median of 4; by chance, about one business day in 2,300 would be like this.',
    );
    expect(findingSentence(night, context, 'es')).toBe(
      'luis@acme.example accedió a grabaciones 180 veces el martes 17 de marzo de 2026, siempre fuera del horario laboral; en días laborables lo habitual es 3,2 (el 95 % de las veces, 8 como mucho) y la mediana de las 12 personas comparables fue 4; por azar, aproximadamente un día laborable de cada 2.300 sería así.',
    );
  });

  it('a first time, nothing usual, odds beyond a million', () => {
    const first: SentenceNumbers = {
      ...night,
      observed: 9,
      usual: 0.04,
      expected: 0.04,
      highest: 0,
      peerMedian: 0,
      oneIn: 1e9,
      classes: [],
      reasons: [{ code: 'first-access' }],
    };
    const only = { ...context, actions: ['download'] };
    expect(findingSentence(first, only, 'en')).toBe(
      'luis@acme.example downloaded recordings for the first time, 9 times on Tuesday 17 March 2026; on business days there is usually none (95 % of the time none) and the 12 peers had a median of 0; by chance, fewer than one business day in a million would be like this.',
    );
    expect(findingSentence(first, only, 'es')).toContain('descargó grabaciones por primera vez, 9 veces el martes');
  });

  it('a weekend in a loud week, one peer, a busy day', () => {
    const loud: SentenceNumbers = {
      ...night,
      day: '2026-04-11',
      observed: 16,
      usual: 12.2,
      expected: 25,
      lowest: 4,
      highest: 50,
      peers: 1,
      peerFactor: 2,
      persistentDays: 6,
      oneIn: 16.3,
      classes: [],
    };
    const weekend = { ...context, resource: 'session', actions: null, weekend: true };
    expect(findingSentence(loud, weekend, 'en')).toBe(
      'luis@acme.example had events on “session” resources 16 times on Saturday 11 April 2026; on weekends and holidays the usual number is 12, 25 given how busy everybody was (95 % of the time from 4 to 50) and the one peer had 4; 6 of the last 7 days were unusual; by chance, about one weekend day or holiday in 16 would be like this.',
    );
    expect(findingSentence(loud, weekend, 'es')).toContain('6 de los últimos 7 días fueron inusuales');
  });

  it('a week, nobody to compare with, and an actor without an e-mail', () => {
    const week: SentenceNumbers = { ...night, actor: { ...actor, email: null }, window: 7, peers: 0, classes: [] };
    expect(findingSentence(week, context, 'en')).toBe(
      'u1 accessed recordings 180 times in the 7 days up to Tuesday 17 March 2026; in 7 days the usual number is 3.2 (95 % of the time at most 8); by chance, about one span of 7 days in 2,300 would be like this.',
    );
    expect(findingSentence(week, context, 'es')).toContain('en los 7 días hasta el martes 17 de marzo de 2026');
  });

  it('once and twice', () => {
    expect(findingSentence({ ...night, observed: 1, classes: [] }, context, 'en')).toContain('recordings once on');
    expect(findingSentence({ ...night, observed: 2, classes: [] }, context, 'es')).toContain(
      'grabaciones dos veces el',
    );
  });
});

describe('odds in words', () => {
  it.each([
    [1, 'almost every day', 'casi cada día'],
    [9.4, 'about one day in 9', 'aproximadamente un día de cada 9'],
    [903, 'about one day in 900', 'aproximadamente un día de cada 900'],
    [123_456, 'about one day in 120,000', 'aproximadamente un día de cada 120.000'],
    [999_999, 'about one day in 1,000,000', 'aproximadamente un día de cada 1.000.000'],
    [1e6, 'fewer than one day in a million', 'menos de un día de cada millón'],
    [Number.POSITIVE_INFINITY, 'fewer than one day in a million', 'menos de un día de cada millón'],
  ])('one in %d', (oneIn, english, spanish) => {
    expect(oddsInWords(oneIn, 'en')).toBe(english);
    expect(oddsInWords(oneIn, 'es')).toBe(spanish);
  });
});
