// What the S3 client throws, in the workbench's words; nothing that was signed or printed gets through.
import { describe, expect, it } from 'vitest';
import { isGone, isPassing, s3Error } from '#core/ingest/sources/s3/s3-error.ts';

const thrown = (name: string, status?: number, more: object = {}): Error =>
  Object.assign(new Error('a secret text'), {
    name,
    ...(status === undefined ? {} : { $metadata: { httpStatusCode: status } }),
    ...more,
  });

describe('an error of the S3 client', () => {
  it.each([
    [thrown('AccessDenied', 403), 'REMOTE_REFUSED', '403 AccessDenied'],
    [thrown('ExpiredToken', 400), 'REMOTE_REFUSED', '400 ExpiredToken'],
    [
      thrown('PermanentRedirect', 301, { $response: { headers: { 'x-amz-bucket-region': 'eu-west-1' } } }),
      'REMOTE_REFUSED',
      '301 PermanentRedirect; the bucket is in region eu-west-1',
    ],
    [
      thrown('InvalidObjectState', 403),
      'REMOTE_REFUSED',
      '403 InvalidObjectState: the object is archived; restore it first',
    ],
    [thrown('NoSuchBucket', 404), 'SOURCE_NOT_FOUND', '404 NoSuchBucket'],
    [thrown('SlowDown', 503), 'REMOTE_UNREACHABLE', '503 SlowDown'],
    [thrown('Error', undefined, { code: 'ENOTFOUND' }), 'REMOTE_UNREACHABLE', 'ENOTFOUND'],
    [thrown('TimeoutError'), 'REMOTE_UNREACHABLE', 'TimeoutError'],
    [thrown('SyntaxError', 200), 'REMOTE_MISBEHAVED', 'what it answers is not what S3 answers'],
    [thrown('odd name <b>', 418), 'REMOTE_REFUSED', '418 Error'],
    [thrown('AbortError'), 'CANCELLED', ''],
  ])('%s becomes %s', (error, code, detail) => {
    const mapped = s3Error(error, 's3://b/k');
    expect(mapped).toMatchObject({ code, data: { detail } });
    expect(String(mapped)).not.toContain('a secret text');
  });

  it('about credentials names the place, not what a helper program printed', () => {
    const lost = Object.assign(new Error('Could not load credentials from any providers'), {
      name: 'CredentialsProviderError',
    });
    expect(s3Error(lost, 's3://b')).toMatchObject({
      code: 'SECRET_MISSING',
      data: { detail: expect.stringContaining('Could not load credentials') },
    });
    const helper = Object.assign(new Error('Command failed: get-key --password hunter2'), {
      name: 'CredentialsProviderError',
    });
    expect(String(s3Error(helper, 's3://b'))).not.toContain('hunter2');
  });

  it('of somebody else passes unchanged', () => {
    const own = new TypeError('x is not a function');
    expect(s3Error(own, 's3://b')).toBe(own);
    expect(isPassing(own)).toBe(false);
    expect(isGone(thrown('PreconditionFailed', 412))).toBe(true);
  });
});
