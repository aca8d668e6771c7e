// The sealing thread's side: seals one month after the other as they are sent.
import type { MessagePort } from 'node:worker_threads';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { initSql } from './init-sql.ts';
import { sealMonth } from './seal-month.ts';
import { rowsOf, type SealingAnswer, type SealingRequest } from './sealing-message.ts';

const failure = (error: unknown): SealingAnswer =>
  error instanceof WorkbenchError
    ? { failed: { code: error.code, data: error.data } }
    : { failed: { message: error instanceof Error ? error.message : String(error) } };

/** Answers each request in its turn; SQLite is loaded at once, before the first one comes. */
export const serveSealing = (port: MessagePort): void => {
  const loading = initSql();
  port.on('message', ({ rows, target }: SealingRequest) => {
    loading
      .then((sql): SealingAnswer => ({ sealed: sealMonth(sql, rowsOf(rows), target) }))
      .catch(failure)
      .then((answer) => port.postMessage(answer, 'sealed' in answer ? [answer.sealed.contents.buffer] : []));
  });
};
