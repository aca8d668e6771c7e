// Turns whatever was thrown into what a user reads: what happened, what to do, and details to copy.

import { errorText, type Language } from '#shared/contract/error-text.ts';
import {
  type ErrorCode,
  type ErrorData,
  errorDataSchema,
  isErrorCode,
  WorkbenchError,
} from '#shared/contract/errors.ts';

/** `data` names the place and the finding exactly; `details` is the text a user copies into a report. */
export interface Problem {
  code: ErrorCode;
  what: string;
  todo: string;
  details: string;
  data: ErrorData;
}

const read = (error: unknown): { code: ErrorCode; data: ErrorData } => {
  if (error instanceof WorkbenchError) return { code: error.code, data: error.data };
  const shape = error as { code?: unknown; data?: unknown; name?: unknown; message?: unknown } | null;
  if (isErrorCode(shape?.code)) {
    const data = errorDataSchema.safeParse(shape?.data);
    return { code: shape.code, data: data.success ? data.data : { where: '', detail: String(shape.message ?? '') } };
  }
  if (shape?.name === 'AbortError') return { code: 'CANCELLED', data: { where: '', detail: '' } };
  if (shape?.code === 'UNAUTHORIZED')
    return { code: 'UNAUTHORISED', data: { where: '', detail: String(shape.message) } };
  return { code: 'INTERNAL', data: { where: '', detail: String(shape?.message ?? error) } };
};

/** What happened and what to do, as two sentences. */
export const problemText = ({ what, todo }: Pick<Problem, 'what' | 'todo'>): string =>
  `${what}${/[.!?…]$/u.test(what) ? '' : '.'} ${todo}`;

/** The words for an error in `language`; unknown errors become INTERNAL with their own message. */
export const toProblem = (error: unknown, language: Language): Problem => {
  const { code, data } = read(error);
  const { what, todo } = errorText(code, data, language);
  const details = [`code: ${code}`, `where: ${data.where}`, `detail: ${data.detail}`].join('\n');
  return { code, what, todo, details, data };
};
