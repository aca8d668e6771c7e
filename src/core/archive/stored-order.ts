// The rows of one segment as the total order needs them.
import { readContentHashes } from './content-hashes.ts';
import { type Packing, unpackId } from './id-forms.ts';
import type { SegmentDatabase } from './segment-database.ts';
import { decodeText } from './text-codec.ts';
import type { OrderedPart } from './total-order.ts';
import type { SegmentEntry } from './types.ts';

const tieQuery = `SELECT e.ts_iso, f.prefix, f.packing, e.id FROM ev e JOIN form f ON f.code = e.form WHERE e.seq = ?`;

/** `database` is asked for again with each tie: whoever holds it may have let it go meanwhile. */
export const storedTie =
  (database: () => SegmentDatabase): OrderedPart['tie'] =>
  (seq) => {
    const [row] = database().rows(tieQuery, [seq]);
    const [iso, prefix, packing, id] = row ?? [null, '', 'text', ''];
    return {
      digits: typeof iso === 'string' ? decodeText(iso).slice(0, -1) : '',
      id: decodeText(unpackId(String(prefix), packing as Packing, id as string | Uint8Array)),
    };
  };

export const storedOrder = (database: () => SegmentDatabase, entry: SegmentEntry): OrderedPart => {
  const times = new Float64Array(entry.events);
  database().each('SELECT seq, ts FROM ev', [], ([seq, ts]) => {
    times[Number(seq)] = Number(ts);
  });
  return { times, contents: readContentHashes(database(), entry.events), tie: storedTie(database) };
};
