// What the S3 client reports, as the workbench's own errors. Only codes and numbers of an answer are repeated: its text may
// hold what was signed.
import { WorkbenchError } from '#shared/contract/errors.ts';

interface Reported {
  name: string;
  /** HTTP status; null where nothing answered. */
  status: number | null;
  /** The operating system's code, such as ECONNREFUSED. */
  errno: string | null;
  message: string;
}

const reportedBy = (error: Error): Reported => {
  const { $metadata, code } = error as { $metadata?: { httpStatusCode?: unknown }; code?: unknown };
  const status = $metadata?.httpStatusCode;
  return {
    name: /^[\w.-]{1,64}$/.test(error.name) ? error.name : 'Error',
    status: typeof status === 'number' ? status : null,
    errno: typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : null,
    message: error.message,
  };
};

const credentialErrors = new Set(['CredentialsProviderError', 'TokenProviderError', 'ProviderError']);
const networkErrors = new Set(['TimeoutError', 'RequestTimeout', 'NetworkingError', 'ECONNRESET']);
const unreadable = new Set(['SyntaxError', 'DeserializationError']);

/** The chain tells which profile or session it looked at; what a helper program printed is not repeated. */
const credentialDetail = (message: string): string =>
  /command failed/i.test(message)
    ? 'the program named by credential_process failed'
    : `no usable credentials in the environment, the profile or its session: ${message.split('\n')[0]?.slice(0, 300)}`;

const region = (error: Error): string => {
  const { $response } = error as { $response?: { headers?: Record<string, string> } };
  const told = $response?.headers?.['x-amz-bucket-region'];
  return told !== undefined && /^[\w-]{1,40}$/.test(told) ? `; the bucket is in region ${told}` : '';
};

const byStatus = (error: Error, { name, status }: Reported & { status: number }, where: string): WorkbenchError => {
  const told = `${status} ${name}`;
  const as = (code: WorkbenchError['code'], detail: string): WorkbenchError =>
    new WorkbenchError(code, where, detail, { cause: error });
  if (name === 'NoSuchBucket') return as('SOURCE_NOT_FOUND', told);
  if (name === 'InvalidObjectState') return as('REMOTE_REFUSED', `${told}: the object is archived; restore it first`);
  if (status === 404) return as('SOURCE_NOT_FOUND', told);
  if (status === 429 || status >= 500) return as('REMOTE_UNREACHABLE', told);
  if (status >= 300) return as('REMOTE_REFUSED', `${told}${region(error)}`);
  return as('REMOTE_MISBEHAVED', 'what it answers is not what S3 answers');
};

/** `where`: the bucket or object asked for. Errors that are not the client's pass unchanged. */
export const s3Error = (error: unknown, where: string): unknown => {
  if (error instanceof WorkbenchError || !(error instanceof Error)) return error;
  const reported = reportedBy(error);
  const { name, status, errno, message } = reported;
  const as = (code: WorkbenchError['code'], detail: string): WorkbenchError =>
    new WorkbenchError(code, where, detail, { cause: error });
  if (name === 'AbortError') return new WorkbenchError('CANCELLED', 'import');
  if (credentialErrors.has(name)) return as('SECRET_MISSING', credentialDetail(message));
  if (message === 'Region is missing') return as('BAD_INPUT', 'no region is set: name it');
  if (unreadable.has(name)) return as('REMOTE_MISBEHAVED', 'what it answers is not what S3 answers');
  if (status !== null) return byStatus(error, { ...reported, status }, where);
  if (errno !== null || networkErrors.has(name)) return as('REMOTE_UNREACHABLE', errno ?? name);
  return error;
};

/** Whether the object is not there any more as it was listed. */
export const isGone = (error: unknown): boolean =>
  error instanceof Error && ['PreconditionFailed', 'NoSuchKey', 'NotFound'].includes(error.name);

/** Whether asking once more may help: the connection broke, or the store was busy. */
export const isPassing = (error: unknown): boolean => {
  const mapped = s3Error(error, '');
  return mapped instanceof WorkbenchError && mapped.code === 'REMOTE_UNREACHABLE';
};
