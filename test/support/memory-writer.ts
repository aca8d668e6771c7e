// An ArchiveWriter that keeps everything in memory, for tests of what is handed to an archive.
import { emptyLedger } from '#core/archive/ledger-file.ts';
import type { ArchiveWriter, IncomingEvent, Manifest, Outcome, RejectedRecord } from '#core/archive/types.ts';

export interface MemoryWriter extends ArchiveWriter {
  readonly sources: string[];
  readonly events: IncomingEvent[];
  readonly rejected: RejectedRecord[];
  state: 'open' | 'committed' | 'aborted';
  committed: Parameters<ArchiveWriter['commit']>[0] | null;
}

/** Decides duplicates and conflicts as the archive does: by id, then by content hash against every version held. */
export const createMemoryWriter = (): MemoryWriter => {
  const versions = new Map<string, string[]>();
  const writer: MemoryWriter = {
    importId: 'import-1',
    sources: [],
    events: [],
    rejected: [],
    state: 'open',
    committed: null,
    expect: () => undefined,
    beginSource: (name) => writer.sources.push(name) - 1,
    add(incoming): Outcome {
      const known = versions.get(incoming.event.id);
      const content = Buffer.from(incoming.contentHash).toString('hex');
      if (known?.includes(content) === true) return 'duplicate';
      writer.events.push({ ...incoming, raw: Uint8Array.from(incoming.raw) });
      versions.set(incoming.event.id, [...(known ?? []), content]);
      return known === undefined ? 'accepted' : 'conflict';
    },
    layouts: [],
    takesRows: false,
    rowLayout: () => 0,
    addBytes: () => {
      throw new Error('records are mapped on their way into memory');
    },
    receipt: null,
    attach: () => undefined,
    reject: (record) => void writer.rejected.push(record),
    async commit(record, onSealing): Promise<Manifest> {
      onSealing?.(0, 1);
      onSealing?.(1, 1);
      writer.state = 'committed';
      writer.committed = record;
      return {
        format: 'sivo-audit-archive',
        version: 2,
        archiveId: 'memory',
        createdAt: record.startedAt,
        appVersion: record.appVersion,
        generation: 1,
        segments: [],
        imports: [],
        totals: record,
        attachments: [],
        ledger: emptyLedger,
      };
    },
    async abort() {
      if (writer.state === 'open') writer.state = 'aborted';
    },
  };
  return writer;
};
