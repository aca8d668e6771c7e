import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { problemText, toProblem } from '#renderer/data/problem.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';

describe('toProblem', () => {
  it('speaks the language asked for, with the place and the finding', () => {
    const error = new ORPCError('ARCHIVE_LOCKED', { data: { where: '/tmp/a', detail: 'process 7' } });
    const en = toProblem(error, 'en');
    const es = toProblem(error, 'es');
    expect(en).toMatchObject({ code: 'ARCHIVE_LOCKED', what: 'Another process is writing to /tmp/a: process 7' });
    expect(es.what).toContain('/tmp/a');
    expect(es.what).not.toBe(en.what);
    expect(en.details).toBe('code: ARCHIVE_LOCKED\nwhere: /tmp/a\ndetail: process 7');
  });

  it('reads an error of this side as it reads one of the host', () => {
    expect(toProblem(new WorkbenchError('BAD_FILTER', 'position 3', 'no such field'), 'en').data).toEqual({
      where: 'position 3',
      detail: 'no such field',
    });
  });

  it('keeps the message of an unknown error, and knows an abort', () => {
    expect(toProblem(new TypeError('Failed to fetch'), 'en')).toMatchObject({
      code: 'INTERNAL',
      data: { where: '', detail: 'Failed to fetch' },
    });
    expect(toProblem(new DOMException('stopped', 'AbortError'), 'en').code).toBe('CANCELLED');
    expect(toProblem(null, 'en').code).toBe('INTERNAL');
  });

  it('survives a known code with data of another shape', () => {
    const error = new ORPCError('BAD_INPUT', { message: 'limit is too large', data: [1] });
    expect(toProblem(error, 'en').data).toEqual({ where: '', detail: 'limit is too large' });
  });
});

describe('problemText', () => {
  it('is two sentences, whatever the finding ends with', () => {
    expect(problemText({ what: 'Not read: 99 found', todo: 'Export it again.' })).toBe(
      'Not read: 99 found. Export it again.',
    );
    expect(problemText({ what: 'It is empty.', todo: 'Export it again.' })).toBe('It is empty. Export it again.');
  });
});
