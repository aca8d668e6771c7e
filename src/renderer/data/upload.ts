// Sends dropped files to the host in pieces, so that no file has to fit in memory.
import { uploadChunkBytes } from '#shared/contract/contract.ts';
import type { ImportSource } from '#shared/model/import-run.ts';
import type { WorkbenchClient } from './client.tsx';

/** A file and the name reports show for it (with its folders, where it came in one). */
export interface DroppedFile {
  name: string;
  file: File;
}

/** Bytes of all files, and the one on its way. */
export interface UploadMoment {
  name: string;
  bytesDone: number;
  bytesTotal: number;
}

/** Uploads one file after another; on failure or abort what was sent is discarded. Rejects with the host's error. */
export const upload = async (
  client: WorkbenchClient,
  files: readonly DroppedFile[],
  signal: AbortSignal,
  onMoment: (moment: UploadMoment) => void,
): Promise<ImportSource[]> => {
  const bytesTotal = files.reduce((sum, { file }) => sum + file.size, 0);
  const uploadIds: string[] = [];
  let bytesDone = 0;
  try {
    for (const { name, file } of files) {
      const { uploadId } = await client.uploads.begin({ name, bytes: file.size }, { signal });
      uploadIds.push(uploadId);
      for (let offset = 0; offset < file.size; offset += uploadChunkBytes) {
        onMoment({ name, bytesDone: bytesDone + offset, bytesTotal });
        const chunk = file.slice(offset, offset + uploadChunkBytes);
        await client.uploads.append({ uploadId, offset, chunk }, { signal });
      }
      bytesDone += file.size;
    }
  } catch (error) {
    await Promise.allSettled(uploadIds.map((uploadId) => client.uploads.discard({ uploadId })));
    throw error;
  }
  return uploadIds.map((uploadId) => ({ kind: 'upload', uploadId }));
};
