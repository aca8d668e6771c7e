// Dropped files on their way into an import: kept in a private temporary folder under names of our own, never the client's.
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uploadChunkBytes } from '#shared/contract/contract.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';

interface Upload {
  name: string;
  path: string;
  bytes: number;
  received: number;
  handle: FileHandle;
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
  let folder: Promise<string> | null = null;
  let folderPath: string | null = null;

  const removeAtExit = (): void => {
    if (folderPath !== null) rmSync(folderPath, { recursive: true, force: true });
  };

  const makeFolder = async (): Promise<string> => {
    // mkdtemp makes the folder with mode 0700: the dropped log is nobody else's to read.
    const path = await mkdtemp(join(parent, 'sivo-audit-uploads-'));
    folderPath = path;
    process.once('exit', removeAtExit);
    return path;
  };

  const find = (uploadId: string): Upload => {
    const upload = uploads.get(uploadId);
    if (upload === undefined) throw new WorkbenchError('UPLOAD_NOT_FOUND', uploadId);
    return upload;
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
    while (written < chunk.byteLength) {
      const { bytesWritten } = await upload.handle.write(chunk, written, chunk.byteLength - written, offset + written);
      written += bytesWritten;
    }
    upload.received = offset + written;
    return upload.received;
  };

  const discard = async (uploadId: string): Promise<void> => {
    const upload = find(uploadId);
    uploads.delete(uploadId);
    await upload.tail.catch(() => undefined);
    await upload.handle.close();
    await rm(upload.path, { force: true });
  };

  return {
    begin: async (name, bytes) => {
      folder ??= makeFolder();
      const uploadId = randomUUID();
      const path = join(await folder, uploadId);
      const handle = await open(path, 'wx', 0o600);
      uploads.set(uploadId, { name, path, bytes, received: 0, handle, tail: Promise.resolve() });
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
      process.removeListener('exit', removeAtExit);
      if (folderPath !== null) await rm(folderPath, { recursive: true, force: true });
      folderPath = null;
      folder = null;
    },
  };
};
