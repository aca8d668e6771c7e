import { describe, expect, it } from 'vitest';
import type { WorkbenchClient } from '#renderer/data/client.tsx';
import { type UploadMoment, upload } from '#renderer/data/upload.ts';
import { uploadChunkBytes } from '#shared/contract/contract.ts';

/** A host that keeps what it is sent; `failAt` refuses the piece at that offset. */
const receivingHost = (failAt?: number) => {
  const received = new Map<string, { name: string; bytes: number; offsets: number[]; size: number }>();
  const uploads = {
    begin: async ({ name, bytes }: { name: string; bytes: number }) => {
      const uploadId = `upload-${received.size}`;
      received.set(uploadId, { name, bytes, offsets: [], size: 0 });
      return { uploadId };
    },
    append: async ({ uploadId, offset, chunk }: { uploadId: string; offset: number; chunk: Blob }) => {
      if (offset === failAt) throw new Error('disk full');
      const entry = received.get(uploadId);
      entry?.offsets.push(offset);
      if (entry !== undefined) entry.size += chunk.size;
      return { received: entry?.size ?? 0 };
    },
    discard: async ({ uploadId }: { uploadId: string }) => {
      received.delete(uploadId);
      return {};
    },
  };
  return { client: { uploads } as unknown as WorkbenchClient, received };
};

const big = new File([new Uint8Array(uploadChunkBytes * 2 + 5)], 'big.jsonl');
const small = new File(['{}\n'], 'small.jsonl');
const empty = new File([], 'empty.jsonl');

describe('upload', () => {
  it('sends each file in pieces, in order, and names its source', async () => {
    const { client, received } = receivingHost();
    const moments: UploadMoment[] = [];
    const files = [big, small, empty].map((file) => ({ name: `in/${file.name}`, file }));
    const sources = await upload(client, files, new AbortController().signal, (moment) => moments.push(moment));
    expect(sources).toEqual([0, 1, 2].map((index) => ({ kind: 'upload', uploadId: `upload-${index}` })));
    expect([...received.values()]).toEqual([
      { name: 'in/big.jsonl', bytes: big.size, offsets: [0, uploadChunkBytes, uploadChunkBytes * 2], size: big.size },
      { name: 'in/small.jsonl', bytes: 3, offsets: [0], size: 3 },
      { name: 'in/empty.jsonl', bytes: 0, offsets: [], size: 0 },
    ]);
    expect(moments.map((moment) => moment.bytesDone)).toEqual([0, uploadChunkBytes, uploadChunkBytes * 2, big.size]);
  });

  it('discards everything it sent when a piece is refused', async () => {
    const { client, received } = receivingHost(uploadChunkBytes);
    const files = [small, big].map((file) => ({ name: file.name, file }));
    await expect(upload(client, files, new AbortController().signal, () => undefined)).rejects.toThrow('disk full');
    expect(received.size).toBe(0);
  });
});
