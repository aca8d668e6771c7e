// Random changes, undone, made again and reopened from disk, against a plain list of whole states.
import { rmSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type CaseChange, type CaseState, caseChangeSchema, caseStateSchema } from '#shared/model/case.ts';
import { caseStepArbitrary } from './support/case-arbitrary.ts';
import { countingTools, newArchive, openStore } from './support/case-archive.ts';
import { type NaiveCase, naiveChange } from './support/naive-case.ts';

const plain = (state: CaseState): NaiveCase => ({
  views: state.views.map(({ updatedAt: _, ...view }) => view),
  marks: new Map(state.marks.map(({ eventId, starred, tags, note }) => [eventId, { starred, tags, note }])),
  story: state.story,
  judgements: state.judgements.map(({ updatedAt: _, ...judgement }) => judgement),
  samples: state.samples.map(({ drawnAt: _, updatedAt: __, ...sample }) => sample),
});

const empty: NaiveCase = { views: [], marks: new Map(), story: [], judgements: [], samples: [] };

it('is what a plain list of states says, through undo, redo and reopening', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(caseStepArbitrary, { maxLength: 25 }), async (steps) => {
      const path = newArchive();
      try {
        const tools = countingTools();
        let store = openStore(path, tools);
        const past: { state: NaiveCase; kind: string }[] = [];
        const future: { state: NaiveCase; kind: string }[] = [];
        let now = empty;
        let revision = 0;
        for (const step of steps) {
          const before = await store.state();
          if (step.kind === 'reopen') {
            store = openStore(path, tools);
          } else if (step.kind === 'undo' || step.kind === 'redo') {
            const [from, to] = step.kind === 'undo' ? [past, future] : [future, past];
            await store[step.kind]();
            const other = from.pop();
            if (other !== undefined) {
              to.push({ state: now, kind: other.kind });
              now = other.state;
              revision += 1;
            }
          } else {
            const change: CaseChange = caseChangeSchema.parse(step.toChange(before));
            const next = naiveChange(now, change);
            if (next === 'refused') {
              await expect(store.change(change)).rejects.toBeInstanceOf(WorkbenchError);
            } else {
              const after = await store.change(change);
              // Ids are the store's to choose; everything else is the oracle's to say.
              const chosen = next(after);
              if (!isDeepStrictEqual(chosen, now)) {
                past.push({ state: now, kind: change.kind });
                future.length = 0;
                now = chosen;
                revision += 1;
              }
            }
          }
          const state = await store.state();
          expect(caseStateSchema.parse(state)).toEqual(state);
          expect(plain(state)).toEqual(now);
          expect(state.revision).toBe(revision);
          expect([state.undo?.kind ?? null, state.redo?.kind ?? null]).toEqual([
            past.at(-1)?.kind ?? null,
            future.at(-1)?.kind ?? null,
          ]);
        }
        expect(await openStore(path).state()).toEqual(await store.state());
      } finally {
        rmSync(path, { recursive: true, force: true });
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);
