// Which versions of which objects earlier imports of the archive have read, by key and ETag: those are never fetched again.
import type { ImportRecord } from '#shared/model/archive.ts';
import { objectName, type S3Object } from './s3-object.ts';

/** Begins the reason why an object that is damaged was passed over. */
export const unreadableMark = 'unreadable: ';

/** `unreadable`: fetched, and damaged; its bytes stay the same as long as its ETag does. */
export type Holding = 'held' | 'unreadable' | 'missing';

/** Store and bucket of an import, as its origin tells. */
const isOf = ({ origin }: ImportRecord, endpoint: string | null, bucket: string): boolean =>
  origin?.kind === 's3' && origin.parameters.bucket === bucket && (origin.parameters.endpoint ?? null) === endpoint;

/** A source's name and those of the containers it may lie in: `a.zip!b` lies in `a.zip`. */
const namesOf = (name: string): string[] => {
  const names = [name];
  for (let cut = name.lastIndexOf('!'); cut > 0; cut = name.lastIndexOf('!', cut - 1)) names.push(name.slice(0, cut));
  return names;
};

const versionOf = (name: string, etag: string): string => `${etag}\0${name}`;

export interface HeldQuestion {
  endpoint: string | null;
  bucket: string;
  /** Digest of the mapping profile given for this run: what was passed over without it deserves another look. */
  mapping: string | null;
}

/** Asks what the archive has of an object. What is no export counts as held: it was fetched, and the import says why it was skipped. */
export const heldObjects = (
  imports: readonly ImportRecord[],
  { endpoint, bucket, mapping }: HeldQuestion,
): ((object: S3Object) => Holding) => {
  const held = new Set<string>();
  const unreadable = new Set<string>();
  for (const { sources, origin } of imports.filter((record) => isOf(record, endpoint, bucket))) {
    const mappedAlike = mapping === null || origin?.parameters.mapping === mapping;
    for (const { name, etag, skipped } of sources) {
      if (etag === undefined || (skipped !== null && !mappedAlike)) continue;
      const into = skipped?.startsWith(unreadableMark) === true ? unreadable : held;
      for (const one of namesOf(name)) into.add(versionOf(one, etag));
    }
  }
  return ({ key, etag }) => {
    const version = versionOf(objectName(bucket, key), etag);
    if (unreadable.has(version)) return 'unreadable';
    return held.has(version) ? 'held' : 'missing';
  };
};
