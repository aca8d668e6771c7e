import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packUlid, packUuid, ulidLength, unpackUlid, unpackUuid } from '#core/archive/packed-id.ts';

const packed = new Uint8Array(16);
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

describe('packed ids', () => {
  it('give every ULID and lower-case UUID back', () => {
    fc.assert(
      fc.property(fc.ulid(), fc.uuid(), (ulid, uuid) => {
        expect(packUlid(bytes(`xx${ulid}`), 2, packed, 0)).toBe(true);
        expect(unpackUlid(packed)).toBe(ulid);
        expect(packUuid(bytes(`xx${uuid}`), 2, packed, 0)).toBe(true);
        expect(unpackUuid(packed)).toBe(uuid);
      }),
    );
    expect(packUlid(bytes(`7${'Z'.repeat(ulidLength - 1)}`), 0, packed, 0)).toBe(true);
    expect([...packed]).toEqual(Array(16).fill(0xff));
  });

  it.each([
    ['a ULID beyond 128 bits', `8${'0'.repeat(25)}`],
    ['a lower-case ULID', `01${'z'.repeat(24)}`],
    ['a letter Crockford leaves out', `01${'U'.repeat(24)}`],
    ['too short a text', '01J'],
  ])('does not take %s', (_, text) => {
    expect(packUlid(bytes(text), 0, packed, 0)).toBe(false);
  });

  it.each([
    ['an upper-case UUID', '0F8FAD5B-D9CB-469F-A165-70867728950E'],
    ['dashes elsewhere', '0f8fad5bd-9cb-469f-a165-70867728950e'],
    ['too short a text', '0f8fad5b'],
  ])('does not take %s', (_, text) => {
    expect(packUuid(bytes(text), 0, packed, 0)).toBe(false);
  });
});
