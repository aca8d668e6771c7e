// An object as the listing tells it.

/** `etag` without its quotes; `modifiedMs` UTC, null where the store does not tell. */
export interface S3Object {
  key: string;
  etag: string;
  bytes: number;
  modifiedMs: number | null;
}

/** What provenance and messages call it. */
export const objectName = (bucket: string, key: string): string => `s3://${bucket}/${key}`;
