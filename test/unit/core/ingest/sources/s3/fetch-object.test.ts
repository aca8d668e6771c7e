// What a store sends, against what it listed.
import { mkdir, readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { fetchObject } from '#core/ingest/sources/s3/fetch-object.ts';
import { openSpool } from '#core/ingest/sources/s3/object-spool.ts';
import type { S3Object } from '#core/ingest/sources/s3/s3-object.ts';
import type { S3Remote } from '#core/ingest/sources/s3/s3-remote.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const object: S3Object = { key: '../../export/a.jsonl', etag: 'e', bytes: 100, modifiedMs: null };

const fetchFrom = async (body: () => AsyncIterable<Uint8Array>) => {
  const spool = openSpool(await temporaryFolder(), null, 'audit');
  await mkdir(spool.folder, { recursive: true });
  const remote: S3Remote = {
    bucket: 'audit',
    list: async function* () {
      yield [object];
    },
    get: async () => ({ etag: object.etag, bytes: null, body: body() }),
    close: () => undefined,
  };
  let bytes = 0;
  const onBytes = (more: number): void => {
    bytes += more;
  };
  const fetched = await fetchObject(object, { remote, spool, signal: new AbortController().signal, onBytes }).catch(
    (error: unknown) => error,
  );
  return { fetched, bytes: () => bytes, files: await readdir(spool.folder) };
};

describe('an object whose answer tells no length', () => {
  it('is kept when it is as long as listed, under a name of our own', async () => {
    const { fetched, files } = await fetchFrom(async function* () {
      yield Buffer.alloc(60);
      yield Buffer.alloc(40);
    });
    expect(fetched).toEqual(object);
    expect(files).toEqual([expect.stringMatching(/^[0-9a-f]{40}$/)]);
  });

  it('is given up as soon as it is longer than listed, be it endless', async () => {
    const { fetched, bytes, files } = await fetchFrom(async function* () {
      for (;;) yield Buffer.alloc(60);
    });
    expect(fetched).toMatchObject({ code: 'REMOTE_MISBEHAVED' });
    expect(bytes()).toBe(4 * 60);
    expect(files).toEqual([]);
  });

  it('is fetched again where it is shorter, and then given up', async () => {
    const { fetched, files } = await fetchFrom(async function* () {
      yield Buffer.alloc(60);
    });
    expect(fetched).toMatchObject({ code: 'REMOTE_UNREACHABLE' });
    expect(files).toEqual([]);
  });
});
