import { expect, it } from 'vitest';
import { zoneChoices } from '#renderer/features/settings/zone-choices.ts';

const words = { utc: 'UTC', local: 'here', madrid: 'Madrid', common: 'common', all: 'all' };

it('lists every zone once, the usual ones first, and the chosen one always', () => {
  const groups = zoneChoices('America/Lima', ['Europe/Madrid', 'America/Lima', 'Asia/Tokyo'], 'Etc/GMT+3', words);
  expect(groups.map(({ items }) => items.map(({ value }) => value))).toEqual([
    ['UTC', 'America/Lima', 'Europe/Madrid'],
    ['Asia/Tokyo', 'Etc/GMT+3'],
  ]);
});

it('names no zone twice where the machine is in Madrid', () => {
  const [common] = zoneChoices('Europe/Madrid', ['Europe/Madrid'], 'UTC', words);
  expect(common?.items.map(({ value }) => value)).toEqual(['UTC', 'Europe/Madrid']);
});
