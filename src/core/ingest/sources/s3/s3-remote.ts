// The object store, asked with GET and LIST and nothing else. The client is loaded when first needed: it is large.
import type { ListObjectsV2CommandOutput } from '@aws-sdk/client-s3';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { S3Input } from '#shared/model/remote.ts';
import { s3Error } from './s3-error.ts';
import { objectName, type S3Object } from './s3-object.ts';

/** An object's answer; `bytes` is null where the store does not tell the length. */
export interface ObjectAnswer {
  etag: string;
  bytes: number | null;
  body: AsyncIterable<Uint8Array>;
}

export interface S3Remote {
  readonly bucket: string;
  /** Pages of the listing in the order of keys. Throws what `s3Error` makes. */
  list(prefix: string, signal: AbortSignal): AsyncGenerator<S3Object[]>;
  /** The object in exactly the listed version. Throws the client's own errors, which `s3Error` maps. */
  get(object: S3Object, signal: AbortSignal): Promise<ObjectAnswer>;
  close(): void;
}

const connectionMs = 10_000;
/** A connection on which nothing moves for so long is given up. */
const idleMs = 60_000;
const attempts = 4;

const bare = (etag: string): string => etag.replace(/^"(.*)"$/, '$1');

/** A store may say that it encodes keys and not do it. */
const decoded = (key: string): string => {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    return key;
  }
};

const objectsOf = ({ Contents = [], EncodingType }: ListObjectsV2CommandOutput): S3Object[] =>
  Contents.map(({ Key = '', ETag = '', Size = 0, LastModified }) => ({
    key: EncodingType === 'url' ? decoded(Key) : Key,
    etag: bare(ETag),
    bytes: Size,
    modifiedMs: LastModified === undefined ? null : LastModified.getTime(),
  }));

/** `asked`: where the listing has been continued so far. */
const nextPage = (page: ListObjectsV2CommandOutput, asked: Set<string>, where: string): string | undefined => {
  if (page.IsTruncated !== true) return undefined;
  const next = page.NextContinuationToken;
  if (next !== undefined && !asked.has(next)) {
    asked.add(next);
    return next;
  }
  throw new WorkbenchError(
    'REMOTE_MISBEHAVED',
    where,
    'the listing says there is more and does not say where, or leads in a circle',
  );
};

/**
 * Credentials come from where AWS tools look for them: environment, profile (`input.profile`), single sign-on. A store of
 * one's own (`input.endpoint`) is asked with the bucket in the path.
 */
export const openS3 = async ({ bucket, endpoint, region, profile }: S3Input): Promise<S3Remote> => {
  // The client's word to its developers about their Node is none for an auditor.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const sdk = await import('@aws-sdk/client-s3');
  const ownStore = endpoint === null ? {} : { endpoint, forcePathStyle: true };
  const inRegion = region ?? (endpoint === null ? undefined : (process.env.AWS_REGION ?? 'us-east-1'));
  const client = new sdk.S3Client({
    ...ownStore,
    ...(inRegion === undefined ? {} : { region: inRegion }),
    ...(profile === null ? {} : { profile }),
    followRegionRedirects: endpoint === null,
    maxAttempts: attempts,
    requestHandler: { connectionTimeout: connectionMs, socketTimeout: idleMs },
  });
  return {
    bucket,
    list: async function* (prefix, signal) {
      const where = objectName(bucket, prefix);
      const asked = new Set<string>();
      let token: string | undefined;
      do {
        try {
          const command = new sdk.ListObjectsV2Command({
            Bucket: bucket,
            Prefix: prefix,
            EncodingType: 'url',
            ContinuationToken: token,
          });
          const page = await client.send(command, { abortSignal: signal });
          yield objectsOf(page);
          token = nextPage(page, asked, where);
        } catch (error) {
          throw s3Error(error, where);
        }
      } while (token !== undefined);
    },
    get: async ({ key, etag }, signal) => {
      const command = new sdk.GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ...(etag === '' ? {} : { IfMatch: `"${etag}"` }),
      });
      const { ETag = '', ContentLength, Body } = await client.send(command, { abortSignal: signal });
      return { etag: bare(ETag), bytes: ContentLength ?? null, body: Body as AsyncIterable<Uint8Array> };
    },
    close: () => client.destroy(),
  };
};
