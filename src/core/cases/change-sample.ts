// What is said of a sample under test, as patches of the case.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { CaseChange } from '#shared/model/case.ts';
import type { KeptSample, SampleItem, TestedItem } from '#shared/model/sample.ts';
import type { CaseContent } from './case-content.ts';
import type { CasePatch } from './case-patch.ts';
import { assertKeepable } from './keepable-text.ts';

type ChangeOf<Kind extends CaseChange['kind']> = Extract<CaseChange, { kind: Kind }>;
interface Clock {
  now: () => string;
}

/** Rows that can be worked through by hand; a case is told and written whole with every change. */
const mostItems = 5000;
const mostReplacements = 20_000;

const untested = (item: SampleItem, replaces: string | null): TestedItem => ({
  ...item,
  result: null,
  note: '',
  replacedBy: null,
  replaces,
});

/** Throws BAD_INPUT where it is larger than a test sheet can be, or an id cannot be kept. */
export const keepSample = (
  { samples }: CaseContent,
  { title, sample }: ChangeOf<'keepSample'>,
  { now, newId }: Clock & { newId: () => string },
): CasePatch => {
  assertKeepable('title', title);
  const { items, ...drawn } = sample;
  if (items.length > mostItems || drawn.replacements.length > mostReplacements) {
    const detail = `it has ${items.length} items and ${drawn.replacements.length} replacements; a test sheet has at most ${mostItems} and ${mostReplacements}`;
    throw new WorkbenchError('BAD_INPUT', 'sample', detail);
  }
  for (const { eventId } of [...items, ...drawn.replacements]) assertKeepable('sample.items', eventId);
  if (new Set(items.map(({ eventId }) => eventId)).size < items.length) {
    throw new WorkbenchError('BAD_INPUT', 'sample.items', 'an event stands in it twice');
  }
  const at = now();
  const kept: KeptSample = {
    id: newId(),
    title,
    drawnAt: at,
    updatedAt: at,
    sample: drawn,
    items: items.map((item) => untested(item, null)),
  };
  return { samples: { put: [kept], order: [...samples.map(({ id }) => id), kept.id] } };
};

/** Throws BAD_INPUT where the item is not on the sheet, or another one is tested in its stead. */
const openItem = ({ id, items }: KeptSample, eventId: string): TestedItem => {
  const item = items.find((one) => one.eventId === eventId);
  if (item === undefined) throw new WorkbenchError('BAD_INPUT', 'eventId', `${eventId} is no item of sample ${id}`);
  if (item.replacedBy !== null) {
    throw new WorkbenchError('BAD_INPUT', 'eventId', `${item.replacedBy} is tested in the stead of ${eventId}`);
  }
  return item;
};

/** Null where nothing changes. */
export const testItem = (
  kept: KeptSample,
  { eventId, result, note }: ChangeOf<'testItem'>,
  { now }: Clock,
): CasePatch | null => {
  const item = openItem(kept, eventId);
  assertKeepable('note', note);
  if (item.result === result && item.note === note) return null;
  return { sheet: { id: kept.id, updatedAt: now(), put: [{ ...item, result, note }], remove: [] } };
};

/** Throws BAD_INPUT also where the reason is missing, and where no replacement is left. */
export const replaceItem = (
  kept: KeptSample,
  { eventId, note }: ChangeOf<'replaceItem'>,
  { now }: Clock,
): CasePatch => {
  const item = openItem(kept, eventId);
  assertKeepable('note', note);
  if (note.trim() === '') throw new WorkbenchError('BAD_INPUT', 'note', 'it has to say why the item is replaced');
  const used = new Set(kept.items.map((one) => one.eventId));
  const next = kept.sample.replacements.find((one) => one.stratum === item.stratum && !used.has(one.eventId));
  if (next === undefined) throw new WorkbenchError('BAD_INPUT', 'eventId', 'no replacement is left for this item');
  const put = [{ ...item, result: null, note, replacedBy: next.eventId }, untested(next, eventId)];
  return { sheet: { id: kept.id, updatedAt: now(), put, remove: [] } };
};
