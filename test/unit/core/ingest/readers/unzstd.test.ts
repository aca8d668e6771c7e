import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unzstdChunks } from '#core/ingest/readers/unzstd.ts';
import { zstdRaw, zstdRepeated, zstdSkippable } from '#test/support/archive-files.ts';

/** Written by zstd 1.5 with `-19`: matches, literals and a checksum. */
const real = Buffer.from(
  'KLUv/WTgAI0BAGQCaGVsbG8genN0ZCwgOiBhIGZyYW1lIHdpdGggYSBjaGVja3N1bQoCAIZ+pY4rhQ7TjCXj',
  'base64',
);
const text = 'hello zstd, hello zstd, hello zstd: a frame with a checksum\n'.repeat(8);

const unzstd = async (...pieces: Uint8Array[]): Promise<string> => {
  const input = async function* (): AsyncGenerator<Buffer> {
    for (const piece of pieces) yield Buffer.from(piece);
  };
  const out: Buffer[] = [];
  for await (const chunk of unzstdChunks(input(), 'x.zst')) out.push(chunk);
  return Buffer.concat(out).toString('utf8');
};

describe('unzstdChunks', () => {
  it('reads frames in a row, passes over skippable ones, wherever the data is cut', async () => {
    const all = Buffer.concat([zstdSkippable('index'), real, zstdRaw('raw'), zstdRaw(''), zstdRepeated(0x61, 2)]);
    const expected = `${text}raw${'a'.repeat(2 * 128 * 1024)}`;
    expect(await unzstd(all)).toBe(expected);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: all.length - 1 }), { maxLength: 8 }), async (cuts) => {
        const places = [0, ...cuts.toSorted((left, right) => left - right), all.length];
        expect(await unzstd(...places.slice(1).map((end, place) => all.subarray(places[place], end)))).toBe(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('says so when the data ends anywhere inside a frame', async () => {
    for (let end = 4; end < real.length; end += 1) {
      await expect(unzstd(real.subarray(0, end))).rejects.toMatchObject({
        code: 'SOURCE_TRUNCATED',
        data: { where: 'x.zst' },
      });
    }
    const inSkippable = zstdSkippable('index').subarray(0, -1);
    await expect(unzstd(inSkippable)).rejects.toMatchObject({ code: 'SOURCE_TRUNCATED' });
  });

  const flipped = (at: number): Buffer => {
    const bytes = Buffer.from(real);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  };

  it.each<[string, Buffer, string, RegExp]>([
    ['a wrong checksum', flipped(real.length - 1), 'SOURCE_CORRUPT', /checksum/],
    ['wrong bytes', flipped(20), 'SOURCE_CORRUPT', /checksum/],
    ['a wrong size', flipped(5), 'SOURCE_CORRUPT', /the frame says/],
    ['bytes behind the data', Buffer.concat([real, Buffer.from('junk')]), 'SOURCE_CORRUPT', /other bytes/],
    ['fewer bytes than a mark behind it', Buffer.concat([real, Buffer.from([0x28])]), 'SOURCE_CORRUPT', /other bytes/],
    [
      'a reserved kind of block',
      Buffer.concat([zstdRaw('').subarray(0, 6), Buffer.from([7, 0, 0])]),
      'SOURCE_CORRUPT',
      /block/,
    ],
    ['a window beyond the limit', zstdRaw('x', 18), 'SOURCE_LIMIT', /256 MiB/],
  ])('says so when it meets %s', async (_, bytes, code, detail) => {
    await expect(unzstd(bytes)).rejects.toMatchObject({
      code,
      data: { where: 'x.zst', detail: expect.stringMatching(detail) },
    });
  });
});
