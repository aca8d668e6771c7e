// The changes of one segment: which rows they are, by the column index, and what they hold.
import type { ResourceRef } from '#shared/model/changes.ts';
import { resourceHashOf } from '../archive/murmur3.ts';
import { flagBits, type StoredChange } from '../archive/types.ts';
import type { SegmentView } from '../query/segment-view.ts';
import { isLifecycle } from './change-kind.ts';
import type { ChangeEvent } from './types.ts';

/** Whether an event changes, makes or removes something; by seq. */
const changingTest = ({ segment }: SegmentView): ((seq: number) => boolean) => {
  const { flags, action, dictionaries } = segment.columns;
  const lifecycle = Uint8Array.from(dictionaries.action, (name) => Number(isLifecycle(name)));
  return (seq) => ((flags[seq] ?? 0) & flagBits.hasChange) !== 0 || lifecycle[action[seq] ?? 0] === 1;
};

/** Seqs of the events that change, make or remove something, ascending. */
export const changingSeqs = (view: SegmentView): number[] => {
  const isChanging = changingTest(view);
  const seqs: number[] = [];
  for (let seq = 0; seq < view.segment.columns.count; seq++) if (isChanging(seq)) seqs.push(seq);
  return seqs;
};

/** Seqs of the events that may name the resource, ascending: its type and tenant are right, of its id only the hash. */
export const candidateSeqs = ({ segment }: SegmentView, { type, id, tenantId }: ResourceRef): number[] => {
  const { resourceHash, resourceType, tenant, dictionaries } = segment.columns;
  const isType = dictionaries.resourceType.map((name) => name === type);
  const isTenant = dictionaries.tenant.map((name) => tenantId === undefined || name === tenantId);
  if (!isType.includes(true) || !isTenant.includes(true)) return [];
  const hash = resourceHashOf(id);
  const seqs: number[] = [];
  for (let seq = resourceHash.indexOf(hash); seq !== -1; seq = resourceHash.indexOf(hash, seq + 1)) {
    if (isType[resourceType[seq] ?? 0] === true && isTenant[tenant[seq] ?? 0] === true) seqs.push(seq);
  }
  return seqs;
};

/** Seqs of the changes that may be the resource's, ascending. */
export const changingCandidates = (view: SegmentView, resource: ResourceRef): number[] =>
  candidateSeqs(view, resource).filter(changingTest(view));

const crossTenantOf = (flags: number): boolean | null => {
  if ((flags & flagBits.crossTenantTrue) !== 0) return true;
  return (flags & flagBits.crossTenantFalse) === 0 ? null : false;
};

/** Content hashes in lower-case hex by seq, of rows that are few: they cost what whole events cost. */
const contentHashes = ({ segment }: SegmentView, seqs: readonly number[]): Map<number, string> =>
  new Map(
    seqs.length === 0
      ? []
      : segment.events(seqs).map(({ seq, contentHash }) => [seq, Buffer.from(contentHash).toString('hex')]),
  );

/**
 * Reads the changes of some rows, in the order given. Every version of an event whose sources disagree is marked; only those
 * have their content hash, or all with `hashed`.
 */
export const readChanges = (view: SegmentView, seqs: readonly number[], hashed = false): ChangeEvent[] => {
  const { columns } = view.segment;
  const { dictionaries, flags } = columns;
  const conflicts = view.conflictFlags(seqs);
  const isMarked = (seq: number): boolean => ((conflicts[seq] ?? 0) & flagBits.conflict) !== 0;
  const hashes = contentHashes(
    view,
    seqs.filter((seq) => hashed || isMarked(seq)),
  );
  return view.segment.changes(seqs).map(({ seq, id, timestamp, resourceId, ...change }: StoredChange) => {
    const actor = dictionaries.actor[columns.actor[seq] ?? 0];
    const own = flags[seq] ?? 0;
    return {
      eventId: id,
      timestamp,
      timeMs: columns.baseMs + (columns.timeOffset[seq] ?? 0),
      tenantId: dictionaries.tenant[columns.tenant[seq] ?? 0] ?? null,
      actor: { id: actor?.id ?? null, email: actor?.email ?? null },
      action: dictionaries.action[columns.action[seq] ?? 0] ?? null,
      resourceType: dictionaries.resourceType[columns.resourceType[seq] ?? 0] ?? null,
      resourceId,
      reason: dictionaries.reason[columns.reason[seq] ?? 0] ?? null,
      crossTenant: crossTenantOf(own),
      conflict: isMarked(seq),
      ...((own & flagBits.conflict) === 0 ? {} : { later: true as const }),
      contentHash: hashes.get(seq) ?? '',
      ...change,
    };
  });
};
