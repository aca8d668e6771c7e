import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { atomicWrite } from '#core/archive/atomic-write.ts';
import { ioError } from '#core/archive/io-error.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { temporaryFolder } from './support/temp-archive.ts';

const failure = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'write' });

describe('file errors', () => {
  it.each([
    ['ENOSPC', 'DISK_FULL'],
    ['EDQUOT', 'DISK_FULL'],
    ['EACCES', 'ACCESS_DENIED'],
    ['EROFS', 'ACCESS_DENIED'],
    ['ENOENT', 'ARCHIVE_GONE'],
    ['ESTALE', 'ARCHIVE_GONE'],
    ['EIO', 'IO_FAILED'],
  ])('%s becomes %s with the path', (errno, code) => {
    expect(ioError(failure(errno), 'a/b')).toMatchObject({ code, data: { where: 'a/b', detail: `${errno} write` } });
  });

  it('pass unchanged when they are not of the file system', () => {
    const known = new WorkbenchError('CANCELLED', 'import');
    expect(ioError(known, 'a')).toBe(known);
    const other = new TypeError('x');
    expect(ioError(other, 'a')).toBe(other);
  });
});

describe('an atomic write', () => {
  it('replaces the file whole and leaves nothing temporary', () => {
    const folder = temporaryFolder();
    atomicWrite(join(folder, 'a'), Buffer.from('one'));
    atomicWrite(join(folder, 'a'), Buffer.alloc(3_000_000, 1));
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('that fails leaves nothing', () => {
    const folder = temporaryFolder();
    atomicWrite(join(folder, 'a'), Buffer.from('one'));
    expect(() => atomicWrite(join(folder, 'a', 'b'), Buffer.from('two'))).toThrow(
      expect.objectContaining({ code: 'ARCHIVE_GONE' }),
    );
    expect(() => atomicWrite(folder, Buffer.from('three'))).toThrow(expect.objectContaining({ code: 'IO_FAILED' }));
    expect(readdirSync(folder)).toEqual(['a']);
    expect(readdirSync(join(folder, '..')).filter((name) => name.startsWith(`${folder.split('/').pop()}.tmp`))).toEqual(
      [],
    );
  });
});
