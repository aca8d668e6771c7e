import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gunzipChunks } from '#core/ingest/readers/gunzip.ts';

const gunzip = async (...pieces: Uint8Array[]): Promise<string> => {
  const input = async function* (): AsyncGenerator<Buffer> {
    for (const piece of pieces) yield Buffer.from(piece);
  };
  const out: Buffer[] = [];
  for await (const chunk of gunzipChunks(input(), 'x.gz')) out.push(chunk);
  return Buffer.concat(out).toString('utf8');
};

const hello = gzipSync('hello ');
const world = gzipSync('world');
const zeros = Buffer.alloc(512);

describe('gunzipChunks', () => {
  it('reads members in a row, wherever they are cut, and passes over padding', async () => {
    const both = Buffer.concat([hello, world]);
    expect(await gunzip(both)).toBe('hello world');
    expect(await gunzip(hello, world)).toBe('hello world');
    expect(await gunzip(...[...both].map((byte) => Uint8Array.of(byte)))).toBe('hello world');
    expect(await gunzip(Buffer.concat([both, zeros]))).toBe('hello world');
  });

  it.each([
    ['inside the data', hello.subarray(0, 14)],
    ['inside the header', hello.subarray(0, 5)],
    ['inside the second member', Buffer.concat([hello, world.subarray(0, 12)])],
  ])('says so when the file ends %s', async (_, bytes) => {
    await expect(gunzip(bytes)).rejects.toMatchObject({ code: 'SOURCE_TRUNCATED', data: { where: 'x.gz' } });
  });

  const damaged = Buffer.from(hello);
  damaged[damaged.length - 6] = (damaged[damaged.length - 6] ?? 0) ^ 1;
  it.each([
    ['a wrong checksum', damaged],
    ['text behind the data', Buffer.concat([hello, Buffer.from('junk')])],
    ['a member behind padding', Buffer.concat([hello, zeros, world])],
    ['text behind padding', Buffer.concat([hello, zeros, Buffer.from('junk')])],
  ])('says so when it meets %s', async (_, bytes) => {
    await expect(gunzip(bytes)).rejects.toMatchObject({ code: 'SOURCE_CORRUPT', data: { where: 'x.gz' } });
  });

  it('closes its input when the reader stops early', async () => {
    let isClosed = false;
    const endless = async function* (): AsyncGenerator<Buffer> {
      try {
        for (;;) yield gzipSync('x'.repeat(100_000));
      } finally {
        isClosed = true;
      }
    };
    for await (const chunk of gunzipChunks(endless(), 'x.gz')) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect(isClosed).toBe(true);
  });
});
