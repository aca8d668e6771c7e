// Dropped files on their way into an import: kept in a private temporary folder under names of our own, never the client's.
import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uploadChunkBytes } from '#shared/contract/contract.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { makeUploadsFolder, type UploadsFolder } from './uploads-folder.ts';

interface Upload {
  name: string;
  path: string;
  bytes: number;
  received: number;
  /** Closed once everything has come: thousands of files may be dropped at a time. */
  handle: FileHandle | null;
  /** Appends of one upload run one after another. */
  tail: Promise<unknown>;
}

export interface UploadStore {
  /** `name` is only repeated in reports; `bytes` is what the client promises to send. */
  begin(name: string, bytes: number): Promise<string>;
  /** Pieces come in order: `offset` is what was received so far. Returns the bytes received with this piece. */
  append(uploadId: string, offset: number, chunk: Uint8Array): Promise<number>;
  discard(uploadId: string): Promise<void>;
  /** The staged file of a complete upload, with the name to show for it. */
  staged(uploadId: string): { path: string; name: string };
  close(): Promise<void>;
}

/** Makes a store; nothing is created on disk before the first upload. `parent`: where the private folder is made. */
export const createUploadStore = (parent: string = tmpdir()): UploadStore => {
  const uploads = new Map<string, Upload>();
  let folder: Promise<UploadsFolder> | null = null;

  const find = (uploadId: string): Upload => {
    const upload = uploads.get(uploadId);
    if (upload === undefined) throw new WorkbenchError('UPLOAD_NOT_FOUND', uploadId);
    return upload;
  };

  const closeWhenComplete = async (upload: Upload): Promise<void> => {
    if (upload.received < upload.bytes) return;
    await upload.handle?.close();
    upload.handle = null;
  };

  const write = async (upload: Upload, offset: number, chunk: Uint8Array): Promise<number> => {
    if (offset !== upload.received) {
      throw new WorkbenchError('BAD_INPUT', 'offset', `${upload.name}: expected ${upload.received}, got ${offset}`);
    }
    if (chunk.byteLength > uploadChunkBytes) {
      throw new WorkbenchError('TOO_LARGE', upload.name, `a piece may hold ${uploadChunkBytes} bytes`);
    }
    if (offset + chunk.byteLength > upload.bytes) {
      throw new WorkbenchError('BAD_INPUT', 'chunk', `${upload.name}: more than the ${upload.bytes} bytes announced`);
    }
    let written = 0;
    while (upload.handle !== null && written < chunk.byteLength) {
      const { bytesWritten } = await upload.handle.write(chunk, written, chunk.byteLength - written, offset + written);
      written += bytesWritten;
    }
    upload.received = offset + written;
    await closeWhenComplete(upload);
    return upload.received;
  };

  const discard = async (uploadId: string): Promise<void> => {
    const upload = find(uploadId);
    uploads.delete(uploadId);
    await upload.tail.catch(() => undefined);
    await upload.handle?.close();
    await rm(upload.path, { force: true });
  };

  return {
    begin: async (name, bytes) => {
      folder ??= makeUploadsFolder(parent).catch((error: unknown) => {
        folder = null;
        throw error;
      });
      const uploadId = randomUUID();
      const path = join((await folder).path, uploadId);
      const handle = await open(path, 'wx', 0o600);
      const upload: Upload = { name, path, bytes, received: 0, handle, tail: Promise.resolve() };
      await closeWhenComplete(upload);
      uploads.set(uploadId, upload);
      return uploadId;
    },
    append: async (uploadId, offset, chunk) => {
      const upload = find(uploadId);
      const appended = upload.tail.catch(() => undefined).then(() => write(upload, offset, chunk));
      upload.tail = appended;
      return appended;
    },
    discard,
    staged: (uploadId) => {
      const upload = find(uploadId);
      if (upload.received !== upload.bytes) {
        const detail = `${upload.name}: ${upload.received} of ${upload.bytes} bytes were sent`;
        throw new WorkbenchError('BAD_INPUT', 'uploadId', detail);
      }
      return { path: upload.path, name: upload.name };
    },
    close: async () => {
      await Promise.all([...uploads.keys()].map(discard));
      await (await folder)?.remove();
      folder = null;
    },
  };
};
