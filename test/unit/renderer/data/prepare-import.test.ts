import { describe, expect, it } from 'vitest';
import type { WorkbenchClient } from '#renderer/data/client.tsx';
import { type Decided, type Preview, prepareImport } from '#renderer/data/prepare-import.ts';
import type { ImportSource } from '#shared/model/import-run.ts';
import type { SourceInspection } from '#shared/model/inspection.ts';
import { noDecisions } from '#shared/model/mapping.ts';
import { sampleInspection } from '../features/mapping/sample-inspection.ts';

const sources: ImportSource[] = [
  { kind: 'upload', uploadId: 'u1' },
  { kind: 'path', path: '/data/b.csv' },
  { kind: 'upload', uploadId: 'u2' },
];

/** A host that finds `inspections` (or fails with them) and notes which uploads it may forget. */
const host = (inspections: SourceInspection[] | Error) => {
  const discarded: string[] = [];
  const client = {
    imports: {
      inspect: async () => {
        if (inspections instanceof Error) throw inspections;
        return { inspections };
      },
    },
    uploads: {
      discard: async ({ uploadId }: { uploadId: string }) => {
        discarded.push(uploadId);
        return {};
      },
    },
  } as unknown as WorkbenchClient;
  return { client, discarded };
};

const decided: Decided = { decisions: noDecisions, covers: null };

const prepare = async (inspections: SourceInspection[] | Error, always = false, answer = async () => decided) => {
  const { client, discarded } = host(inspections);
  const asked: Preview[] = [];
  const looks: boolean[] = [];
  const outcome = await prepareImport(client, sources, new AbortController().signal, {
    always,
    onLook: (looking) => looks.push(looking),
    ask: (preview) => {
      asked.push(preview);
      return answer();
    },
  }).catch((error: unknown) => error);
  return { outcome, asked, discarded, looks };
};

const own = sampleInspection({ origin: 'built-in', profile: null, questions: [] });
const remembered = sampleInspection({ origin: 'remembered', questions: [] });
const automatic = sampleInspection({ questions: [] });
const skipped = sampleInspection({ skipped: 'plain text', origin: null });

describe('prepareImport', () => {
  it("asks nothing for SIVO's own exports and for what somebody mapped before", async () => {
    const { outcome, asked, discarded, looks } = await prepare([own, remembered, skipped]);
    expect(outcome).toBeNull();
    expect(asked).toEqual([]);
    expect(discarded).toEqual([]);
    expect(looks).toEqual([true, false]);
  });

  it.each([
    ['a mapping nobody has seen', [own, automatic]],
    ["a question, even of SIVO's own", [sampleInspection({ origin: 'built-in' })]],
    ['a question of a remembered one', [sampleInspection({ origin: 'remembered' })]],
  ])('asks about %s', async (_, inspections) => {
    const { outcome, asked, discarded } = await prepare(inspections);
    expect(outcome).toBe(decided);
    expect(asked).toEqual([{ sources, inspections }]);
    expect(discarded).toEqual([]);
  });

  it('asks about everything that is read when it is told to', async () => {
    expect((await prepare([own], true)).asked).toHaveLength(1);
    expect((await prepare([skipped], true)).asked).toHaveLength(0);
  });

  it('lets go of the uploads when the look fails or the question is cancelled', async () => {
    const failed = await prepare(new Error('truncated'));
    expect(failed).toMatchObject({ outcome: new Error('truncated'), discarded: ['u1', 'u2'], asked: [] });
    const cancelled = await prepare([automatic], false, async () => {
      throw new Error('cancelled');
    });
    expect(cancelled).toMatchObject({ outcome: new Error('cancelled'), discarded: ['u1', 'u2'] });
  });
});
