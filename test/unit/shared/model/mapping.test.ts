import { describe, expect, it } from 'vitest';
import { mappingProfileSchema } from '#shared/model/mapping.ts';

const profileFrom = (place: string, records: string | null = null) =>
  mappingProfileSchema.safeParse({
    format: 'sivo-audit-mapping',
    version: 1,
    name: 'Door system',
    records,
    fields: { reason: { from: [place] } },
  });

describe('places of a mapping profile', () => {
  it.each(['/a~1b/c', '/a~0b', '/', 'a~2b', 'user (2)'])('takes %s', (place) => {
    expect(profileFrom(place).success).toBe(true);
  });

  it.each(['/a~2b', '/a~', '/x/~/y'])('refuses %s, which is no JSON pointer, and names where it stands', (place) => {
    const result = profileFrom(place);
    expect(result.error?.issues[0]?.path).toEqual(['fields', 'reason', 'from', 0]);
  });

  it('refuses a pointer to the records that is none', () => {
    expect(profileFrom('reason', '/answer~s').error?.issues[0]?.path).toEqual(['records']);
  });
});
