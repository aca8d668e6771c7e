// What an S3 run was asked for, checked, and as the import's record tells it.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ImportOrigin } from '#shared/model/archive.ts';
import type { S3Input } from '#shared/model/remote.ts';
import { profileDigest } from '../../mapping/profile-digest.ts';
import type { AskedTime } from './select-objects.ts';

/** An endpoint that could carry a secret into a record is refused. */
const plainEndpoint = (endpoint: string): string => {
  const url = new URL(endpoint);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new WorkbenchError('BAD_INPUT', 'endpoint', 'it must begin with https:// or http://');
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new WorkbenchError('BAD_INPUT', 'endpoint', 'it must hold no user, password or query');
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
};

export interface S3Question {
  input: S3Input;
  asked: AskedTime;
  /** Digest of the mapping profile given, if any. */
  mapping: string | null;
}

/** The input with its endpoint in one spelling. Throws BAD_INPUT. */
export const s3Question = (input: S3Input): S3Question => {
  const asked = {
    fromMs: input.from === null ? null : Date.parse(input.from),
    toMs: input.to === null ? null : Date.parse(input.to),
  };
  if (asked.fromMs !== null && asked.toMs !== null && asked.fromMs >= asked.toMs) {
    throw new WorkbenchError('BAD_INPUT', 'from, to', 'the time asked for ends before it begins');
  }
  const endpoint = input.endpoint === null ? null : plainEndpoint(input.endpoint);
  const { profile } = input.decisions;
  return { input: { ...input, endpoint }, asked, mapping: profile === null ? null : profileDigest(profile) };
};

/** The origin of an import; the credential profile is this machine's affair and not told. */
export const s3Origin = ({ input, mapping }: S3Question, counts: Readonly<Record<string, number>>): ImportOrigin => {
  const { bucket, prefix, endpoint, region, from, to } = input;
  const stated = Object.entries({ endpoint, region, from, to, mapping }).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
  const counted = Object.entries(counts).map(([name, count]) => [name, String(count)] as const);
  return { kind: 's3', parameters: { bucket, prefix, ...Object.fromEntries([...stated, ...counted]) } };
};
