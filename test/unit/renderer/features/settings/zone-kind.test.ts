import { expect, it } from 'vitest';
import { kindOfZone, zoneKinds, zoneOfKind } from '#renderer/features/settings/zone-kind.ts';

const away = { tenant: 'Europe/Madrid', local: 'America/Lima' };

it('tells the usual zones apart, and every other one from them', () => {
  expect(zoneKinds(away)).toEqual(['utc', 'tenant', 'local', 'other']);
  for (const kind of zoneKinds(away)) {
    const zone = zoneOfKind(kind, away) ?? 'Asia/Tokyo';
    expect(kindOfZone(zone, away)).toBe(kind);
  }
});

it('names no zone twice', () => {
  expect(zoneKinds({ tenant: 'Europe/Madrid', local: 'Europe/Madrid' })).toEqual(['utc', 'tenant', 'other']);
  expect(zoneKinds({ tenant: 'UTC', local: 'UTC' })).toEqual(['utc', 'other']);
  expect(kindOfZone('UTC', { tenant: 'UTC', local: 'UTC' })).toBe('utc');
});
