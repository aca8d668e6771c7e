// Objects in portions, each one import: small enough that an interruption loses little.
import type { S3Object } from './s3-object.ts';

export interface BatchLimits {
  objects: number;
  /** Listed bytes. One object that is larger makes a batch of its own. */
  bytes: number;
}

export const batchLimits: BatchLimits = { objects: 200, bytes: 256 * 1024 * 1024 };

/** Keeps the order. */
export const planBatches = (objects: readonly S3Object[], limits: BatchLimits = batchLimits): S3Object[][] => {
  const batches: S3Object[][] = [];
  let batch: S3Object[] = [];
  let bytes = 0;
  for (const object of objects) {
    if (batch.length > 0 && (batch.length >= limits.objects || bytes + object.bytes > limits.bytes)) {
      batches.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(object);
    bytes += object.bytes;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
};
