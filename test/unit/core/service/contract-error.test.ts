import { ORPCError } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { toContractError } from '#core/service/contract-error.ts';
import { errorCodes, errorTable, WorkbenchError } from '#shared/contract/errors.ts';

describe('toContractError', () => {
  it.each(errorCodes)('keeps the code and data of a WorkbenchError: %s', (code) => {
    const mapped = toContractError(new WorkbenchError(code, 'a file', 'a finding'));
    expect(mapped).toMatchObject({
      code,
      status: errorTable[code].status,
      data: { where: 'a file', detail: 'a finding' },
    });
  });

  it('keeps an error that already crossed a worker', () => {
    const crossed = new ORPCError('SOURCE_EMPTY', { status: 422, data: { where: 'a.csv', detail: '' } });
    expect(toContractError(crossed)).toMatchObject({ code: 'SOURCE_EMPTY', data: { where: 'a.csv', detail: '' } });
  });

  it('does not pass codes outside the list on', () => {
    expect(toContractError(new ORPCError('TEAPOT', { status: 418 })).code).toBe('INTERNAL');
    expect(toContractError(new ORPCError('SOURCE_EMPTY', { status: 422, data: { path: 1 } })).code).toBe('INTERNAL');
  });

  it('names the field of a refused input', () => {
    const issues = [{ message: 'Too small', path: ['filter', { key: 'args' }, 0] }];
    const mapped = toContractError(new ORPCError('BAD_REQUEST', { data: { issues } }));
    expect(mapped).toMatchObject({ code: 'BAD_INPUT', data: { where: 'filter.args.0', detail: 'Too small' } });
  });

  it('is CANCELLED once the call was aborted, but keeps an error that says more', () => {
    const signal = AbortSignal.abort();
    expect(toContractError(new Error('whatever'), signal).code).toBe('CANCELLED');
    expect(toContractError(signal.reason).code).toBe('CANCELLED');
    expect(toContractError(new WorkbenchError('DISK_FULL', '/x'), signal).code).toBe('DISK_FULL');
  });

  it.each([
    ['ENOSPC', 'DISK_FULL'],
    ['ENOENT', 'SOURCE_NOT_FOUND'],
    ['EACCES', 'SOURCE_UNREADABLE'],
    ['EIO', 'IO_FAILED'],
  ])('tells %s of the system as %s', (errno, code) => {
    const error = Object.assign(new Error('no'), { errno: -1, code: errno, path: '/data/a.json', syscall: 'open' });
    expect(toContractError(error)).toMatchObject({ code, data: { where: '/data/a.json', detail: errno } });
  });

  it('tells the unexpected in one line without folders or stack', () => {
    const error = new TypeError("Cannot read '/home/ana/log/a.json' of undefined\n  at file:///home/ana/x.js:1:1");
    const mapped = toContractError(error);
    expect(mapped.code).toBe('INTERNAL');
    expect(mapped.data.detail).toBe("TypeError: Cannot read '…/a.json' of undefined");
    expect(JSON.stringify(mapped.toJSON())).not.toContain('/home/ana');
    expect(toContractError('text').data.detail).toBe('a string was thrown');
  });
});
