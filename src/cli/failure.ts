// Every way a command can fail, as one code of the closed list with words for people and an exit code for scripts.
import { ORPCError } from '@orpc/client';
import { errorText } from '#shared/contract/error-text.ts';
import {
  type ErrorCode,
  type ErrorData,
  errorDataSchema,
  errorTable,
  isErrorCode,
  WorkbenchError,
} from '#shared/contract/errors.ts';
import { UnfinishedList } from './output/unfinished-list.ts';

export interface Failure extends ErrorData {
  code: ErrorCode;
  message: string;
  todo: string;
  exit: number;
}

const inWords = (code: ErrorCode, data: ErrorData): Failure => {
  const { what, todo } = errorText(code, data);
  return { code, message: what, ...data, todo, exit: errorTable[code].exit };
};

/** What went wrong, whoever threw it; anything unknown is INTERNAL with its first line. */
export const failureOf = (error: unknown): Failure => {
  if (error instanceof UnfinishedList) return failureOf(error.cause);
  if (error instanceof WorkbenchError) return inWords(error.code, error.data);
  if (error instanceof ORPCError && isErrorCode(error.code)) {
    const data = errorDataSchema.safeParse(error.data);
    if (data.success) return inWords(error.code, data.data);
  }
  const [detail = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return inWords('INTERNAL', { where: '', detail });
};

/** The one JSON object of a failed command, or what is missing of one whose list was begun. */
export const failureJson = ({ code, message, where, detail, todo }: Failure, closesList = false): string => {
  const object = JSON.stringify({ error: { code, message, where, detail, todo } });
  return closesList ? `],${object.slice(1)}\n` : `${object}\n`;
};
