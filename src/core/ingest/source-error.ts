// What the file system and zlib say about a source, in the product's own error codes.
import { WorkbenchError } from '#shared/contract/errors.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const words: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links lead in a circle',
  EMFILE: 'too many files are open',
  EIO: 'the device reports an error',
};

/** A WorkbenchError for a failure while finding, reading or decompressing the source called `name`. */
export const sourceError = (error: unknown, name: string): WorkbenchError => {
  if (error instanceof WorkbenchError) return error;
  const code = codeOf(error);
  const options = { cause: error };
  if (code === 'ENOENT' || code === 'ENOTDIR') return new WorkbenchError('SOURCE_NOT_FOUND', name, '', options);
  if (code === 'Z_BUF_ERROR') {
    return new WorkbenchError('SOURCE_TRUNCATED', name, 'the compressed data stops in the middle', options);
  }
  if (code.startsWith('Z_')) {
    const detail = error instanceof Error ? error.message : code;
    return new WorkbenchError('SOURCE_CORRUPT', name, `compressed data: ${detail}`, options);
  }
  if (code === 'ENOSPC') return new WorkbenchError('DISK_FULL', name, 'while it was unpacked', options);
  if (code === '') return new WorkbenchError('INTERNAL', name, String(error), options);
  return new WorkbenchError('SOURCE_UNREADABLE', name, words[code] ?? code, options);
};
