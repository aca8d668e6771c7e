// The closed list of error codes: each maps once to an HTTP status and a CLI exit code; the words are in error-text.ts.
import { z } from 'zod';

/** CLI exit codes: 0 ok, 1 unexpected, 2 usage, 3 bad data, 4 verification failed, 5 not found. */
export const errorTable = {
  BAD_INPUT: { status: 400, exit: 2 },
  BAD_FILTER: { status: 400, exit: 2 },
  BAD_SQL: { status: 400, exit: 2 },
  SQL_LIMIT: { status: 422, exit: 1 },
  UNAUTHORISED: { status: 401, exit: 1 },
  NOT_SUPPORTED_BY_HOST: { status: 405, exit: 2 },
  NO_ARCHIVE_OPEN: { status: 409, exit: 2 },
  NOT_AN_ARCHIVE: { status: 404, exit: 5 },
  FOLDER_NOT_EMPTY: { status: 409, exit: 2 },
  ARCHIVE_LOCKED: { status: 423, exit: 1 },
  ARCHIVE_TOO_NEW: { status: 409, exit: 1 },
  ARCHIVE_DAMAGED: { status: 500, exit: 4 },
  ARCHIVE_IN_USE: { status: 409, exit: 1 },
  ARCHIVE_GONE: { status: 410, exit: 1 },
  SOURCE_NOT_FOUND: { status: 404, exit: 5 },
  SOURCE_UNREADABLE: { status: 403, exit: 1 },
  SOURCE_UNRECOGNISED: { status: 422, exit: 3 },
  SOURCE_EMPTY: { status: 422, exit: 3 },
  SOURCE_TRUNCATED: { status: 422, exit: 3 },
  SOURCE_CORRUPT: { status: 422, exit: 3 },
  SOURCE_LIMIT: { status: 422, exit: 3 },
  COLUMN_MISSING: { status: 422, exit: 3 },
  DECISION_NEEDED: { status: 422, exit: 3 },
  BAD_PROFILE: { status: 422, exit: 2 },
  BAD_PACK: { status: 422, exit: 2 },
  BAD_RULE: { status: 422, exit: 2 },
  BAD_SPEC: { status: 422, exit: 2 },
  KEY_REFUSED: { status: 409, exit: 2 },
  NOT_A_PACK: { status: 422, exit: 4 },
  NOT_PROVABLE: { status: 409, exit: 4 },
  FILE_EXISTS: { status: 409, exit: 2 },
  REMOTE_REFUSED: { status: 502, exit: 1 },
  REMOTE_UNREACHABLE: { status: 502, exit: 1 },
  REMOTE_MISBEHAVED: { status: 502, exit: 1 },
  SECRET_MISSING: { status: 409, exit: 2 },
  STRICT_REJECTED: { status: 422, exit: 3 },
  NOTHING_TO_RETRY: { status: 404, exit: 5 },
  EVENT_NOT_FOUND: { status: 404, exit: 5 },
  RESOURCE_NOT_FOUND: { status: 404, exit: 5 },
  ACTOR_NOT_FOUND: { status: 404, exit: 5 },
  NOT_RESTORABLE: { status: 422, exit: 3 },
  HANDLE_EXPIRED: { status: 410, exit: 1 },
  UPLOAD_NOT_FOUND: { status: 404, exit: 5 },
  TOO_LARGE: { status: 413, exit: 2 },
  CANCELLED: { status: 499, exit: 1 },
  DISK_FULL: { status: 507, exit: 1 },
  ACCESS_DENIED: { status: 403, exit: 1 },
  IO_FAILED: { status: 500, exit: 1 },
  INTERNAL: { status: 500, exit: 1 },
} as const satisfies Record<string, { status: number; exit: 1 | 2 | 3 | 4 | 5 }>;

export type ErrorCode = keyof typeof errorTable;
export const errorCodes = Object.keys(errorTable) as ErrorCode[];
export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(errorTable, code);

/** `where`: the file, folder, line or field concerned; `detail`: the exact finding, for example the line number or the holder of a lock. */
export const errorDataSchema = z.object({ where: z.string(), detail: z.string() });
export type ErrorData = z.infer<typeof errorDataSchema>;

/** The only error the product throws on purpose. Never put a secret in `where` or `detail`. */
export class WorkbenchError extends Error {
  readonly code: ErrorCode;
  readonly data: ErrorData;
  constructor(code: ErrorCode, where: string, detail = '', options?: ErrorOptions) {
    super(`${code}: ${where}${detail === '' ? '' : ` (${detail})`}`, options);
    this.name = 'WorkbenchError';
    this.code = code;
    this.data = { where, detail };
  }
}
