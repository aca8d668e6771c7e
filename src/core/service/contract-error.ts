// Every failure leaves the service as one of the closed codes: here thrown values are turned into that form.
import { ORPCError } from '@orpc/server';
import {
  type ErrorCode,
  type ErrorData,
  errorDataSchema,
  errorTable,
  isErrorCode,
  WorkbenchError,
} from '#shared/contract/errors.ts';

type Issue = { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[] };

const codeOfErrno: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'SOURCE_NOT_FOUND',
  EACCES: 'SOURCE_UNREADABLE',
  EPERM: 'SOURCE_UNREADABLE',
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
};

const isIssues = (data: unknown): data is { issues: Issue[] } =>
  typeof data === 'object' && data !== null && 'issues' in data && Array.isArray(data.issues);

const fieldOf = (issue: Issue | undefined): string =>
  (issue?.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.');

/** Folders are cut from a message that was not written for the user: a file's own name is enough to report it. */
const withoutFolders = (message: string): string =>
  message.replace(/(?:file:\/\/)?(?:[A-Za-z]:)?(?:[\\/][^\s'"\\/:]+)+[\\/]([^\s'"\\/:]+)/g, '…/$1');

const of = (code: ErrorCode, data: ErrorData, cause: unknown): ORPCError<ErrorCode, ErrorData> =>
  new ORPCError(code, {
    status: errorTable[code].status,
    message: `${code}: ${data.where}${data.detail === '' ? '' : ` (${data.detail})`}`,
    data,
    cause,
  });

const ofSystemError = (error: NodeJS.ErrnoException): ORPCError<ErrorCode, ErrorData> | null => {
  if (typeof error.errno !== 'number' || typeof error.code !== 'string') return null;
  const where = typeof error.path === 'string' ? error.path : (error.syscall ?? '');
  return of(codeOfErrno[error.code] ?? 'IO_FAILED', { where, detail: error.code }, error);
};

/**
 * The error a caller gets for anything thrown inside: WorkbenchErrors and errors that already crossed a worker keep
 * their code and data, failed input checks name the field, everything else is INTERNAL with one line of text.
 * `signal`: the call's own; once it is aborted every failure is CANCELLED.
 */
export const toContractError = (error: unknown, signal?: AbortSignal): ORPCError<ErrorCode, ErrorData> => {
  if (error instanceof WorkbenchError) return of(error.code, error.data, error);
  if (error instanceof ORPCError) {
    const data = errorDataSchema.safeParse(error.data);
    if (isErrorCode(error.code) && data.success) return of(error.code, data.data, error);
    if (isIssues(error.data)) {
      const [issue] = error.data.issues;
      return of('BAD_INPUT', { where: fieldOf(issue), detail: issue?.message ?? '' }, error);
    }
  }
  if (signal?.aborted === true || (error instanceof Error && error.name === 'AbortError')) {
    return of('CANCELLED', { where: '', detail: '' }, error);
  }
  if (error instanceof Error) {
    const known = ofSystemError(error);
    if (known !== null) return known;
    const [line = ''] = error.message.split('\n');
    return of('INTERNAL', { where: '', detail: withoutFolders(`${error.name}: ${line}`) }, error);
  }
  return of('INTERNAL', { where: '', detail: `a ${typeof error} was thrown` }, error);
};
