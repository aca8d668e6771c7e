import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { failureJson, failureOf } from '#cli/failure.ts';
import { errorCodes, errorTable, WorkbenchError } from '#shared/contract/errors.ts';

const data = { where: 'export.jsonl', detail: 'line 7' };

describe('failures', () => {
  it('have the exit code of the table and words for every code, thrown here or behind the contract', () => {
    for (const code of errorCodes) {
      const own = failureOf(new WorkbenchError(code, data.where, data.detail));
      expect(own).toEqual(failureOf(new ORPCError(code, { data })));
      expect(own).toMatchObject({ code, ...data, exit: errorTable[code].exit });
      expect(own.message).not.toMatch(/[{}]/);
      expect(own.todo).not.toBe('');
    }
  });

  it('are unexpected when nobody threw them on purpose', () => {
    for (const error of [new TypeError('x is not a function\n    at secret'), 'text', new ORPCError('TEAPOT'), null]) {
      expect(failureOf(error)).toMatchObject({ code: 'INTERNAL', exit: 1 });
    }
    expect(failureOf(new TypeError('x is not a function\n    at secret')).detail).toBe('x is not a function');
  });

  it('are one JSON object with exactly five facts', () => {
    const { error } = JSON.parse(failureJson(failureOf(new WorkbenchError('SOURCE_EMPTY', 'a.json'))));
    expect(Object.keys(error)).toEqual(['code', 'message', 'where', 'detail', 'todo']);
  });
});
