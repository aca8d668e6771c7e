// Events named by id, as the pack tells them.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Snapshot } from '../../query/snapshot.ts';
import { compareStored } from '../../query/strand.ts';
import type { ToldEvent } from '../pack-facts.ts';

/** Of several versions of an id the first in total order. `where`: of the specification, by id. Throws BAD_SPEC for an id that is not in the archive. */
export const toldEvents = async (
  snapshot: Snapshot,
  wanted: readonly { id: string; where: string }[],
  lineOf: ReadonlyMap<string, number>,
  breathe: () => Promise<void>,
): Promise<ReadonlyMap<string, ToldEvent>> => {
  const told = new Map<string, ToldEvent>();
  const places = await snapshot.placesOf([...new Set(wanted.map(({ id }) => id))], breathe);
  for (const { id, where } of wanted) {
    if (told.has(id)) continue;
    const versions = (places.get(id) ?? [])
      .flatMap(({ view, seq }) => view.events([seq]))
      .sort(
        (left, right) =>
          Date.parse(left.event.timestamp) - Date.parse(right.event.timestamp) || compareStored(left, right),
      );
    const [first] = versions;
    if (first === undefined) throw new WorkbenchError('BAD_SPEC', where, `no event of the archive has the id ${id}`);
    const { event, importId, source, contentHash } = first;
    const hex = Buffer.from(contentHash).toString('hex');
    told.set(id, { event, line: lineOf.get(id) ?? null, importId, source, contentHash: hex });
  }
  return told;
};
