// The objects of a batch, a few at a time.
import { type FetchTools, fetchObject } from './fetch-object.ts';
import type { S3Object } from './s3-object.ts';

const atOnce = 4;

/** `fetched`: in the order listed, without those deleted meanwhile; `reused`: how many the spool had already. */
export interface FetchedBatch {
  fetched: S3Object[];
  reused: number;
}

/**
 * Fetches what the spool lacks. The first failure ends it, once what is under way has arrived: nothing that was sent is lost,
 * and nothing writes any more when this returns or throws.
 */
export const fetchBatch = async (batch: readonly S3Object[], tools: FetchTools): Promise<FetchedBatch> => {
  const fetched: (S3Object | null)[] = [];
  let reused = 0;
  let failure: { error: unknown } | null = null;
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < batch.length && failure === null; at = next++) {
      const object = batch[at] as S3Object;
      if (tools.spool.has(object)) reused += 1;
      try {
        fetched[at] = await fetchObject(object, tools);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  // Assigned inside `work`, which the compiler does not follow.
  const first = failure as { error: unknown } | null;
  if (first !== null) throw first.error;
  return { fetched: fetched.filter((object) => object !== null), reused };
};
