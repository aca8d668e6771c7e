// A resource as one text, and back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printResource, readResource } from '#shared/model/resource-name.ts';

/** Texts with many of the characters that mean something here. */
const text = fc.string({
  minLength: 1,
  maxLength: 12,
  unit: fc.constantFrom('a', ':', '%', '3', 'A', 'a', '2', '5', 'ñ', ' ', '💥'),
});

describe('a resource as one text', () => {
  it('is the same resource when it is read again', () => {
    fc.assert(
      fc.property(
        fc.oneof(text, fc.string({ minLength: 1 })),
        fc.oneof(text, fc.string({ minLength: 1 })),
        (type, id) => {
          expect(readResource(printResource({ type, id, tenantId: 'left out' }))).toEqual({ type, id });
        },
      ),
    );
  });

  it.each([
    ['recording_policy:6f1c', { type: 'recording_policy', id: '6f1c' }],
    ['queue:a:b', { type: 'queue', id: 'a:b' }],
    ['aws%3aec2:%3A', { type: 'aws:ec2', id: '%3A' }],
    ['100%253A:1', { type: '100%3A', id: '1' }],
  ])('is read: %s', (text, resource) => {
    expect(readResource(text)).toEqual(resource);
  });

  it.each(['', 'queue', ':1', 'queue:', ':'])('is refused without a type or an id: "%s"', (text) => {
    expect(() => readResource(text)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });
});
