// What each change means, written as plainly as can be: whole lists copied, nothing shared with the product.
import {
  type CaseChange,
  type CaseState,
  filterPackSchema,
  type StoryStep,
  type ViewBody,
} from '#shared/model/case.ts';
import type { Judgement } from '#shared/model/judgement.ts';
import type { KeptSample, TestedItem } from '#shared/model/sample.ts';

export interface NaiveCase {
  views: (ViewBody & { id: string })[];
  marks: Map<string, { starred: boolean; tags: string[]; note: string }>;
  story: StoryStep[];
  judgements: Omit<Judgement, 'updatedAt'>[];
  samples: Omit<KeptSample, 'drawnAt' | 'updatedAt'>[];
}

/** Takes the ids the store chose from the state after; `refused` where the change must be an error. */
export type NaiveChange = ((after: CaseState) => NaiveCase) | 'refused';

const moved = <Item>(items: readonly Item[], item: Item, place: number): Item[] => {
  const rest = items.filter((other) => other !== item);
  rest.splice(Math.min(place, rest.length), 0, item);
  return rest;
};

const marked = (
  before: NaiveCase,
  ids: readonly string[],
  change: (mark: { starred: boolean; tags: string[]; note: string }) => void,
): NaiveCase => {
  const marks = structuredClone(before.marks);
  for (const id of ids) {
    const mark = marks.get(id) ?? { starred: false, tags: [], note: '' };
    change(mark);
    if (mark.starred || mark.tags.length > 0 || mark.note !== '') marks.set(id, mark);
    else marks.delete(id);
  }
  return { ...before, marks };
};

const newIds = (before: readonly { id: string }[], after: readonly { id: string }[]): string[] =>
  after.map(({ id }) => id).filter((id) => before.every((other) => other.id !== id));

const newRow = { result: null, note: '', replacedBy: null, replaces: null };

const retested = (before: NaiveCase, sampleId: string, retest: (items: TestedItem[]) => void): NaiveCase => {
  const samples = structuredClone(before.samples);
  for (const { id, items } of samples) if (id === sampleId) retest(items);
  return { ...before, samples };
};

export const naiveChange = (before: NaiveCase, change: CaseChange): NaiveChange => {
  const { views, story } = before;
  switch (change.kind) {
    case 'saveView': {
      if (views.some(({ name, id }) => name === change.view.name && id !== change.id)) return 'refused';
      if (views.some(({ id }) => id === change.id)) {
        return () => ({
          ...before,
          views: views.map((view) => (view.id === change.id ? { ...change.view, id: view.id } : view)),
        });
      }
      return (after) => ({
        ...before,
        views: [...views, { ...change.view, id: change.id ?? newIds(views, after.views)[0] ?? 'none' }],
      });
    }
    case 'removeView':
      return () => ({ ...before, views: views.filter(({ id }) => id !== change.id) });
    case 'moveView': {
      const view = views.find(({ id }) => id === change.id);
      return view === undefined ? 'refused' : () => ({ ...before, views: moved(views, view, change.place) });
    }
    case 'star':
      return () =>
        marked(before, change.eventIds, (mark) => {
          mark.starred = change.starred;
        });
    case 'tag':
      if (change.add.some((tag) => change.remove.includes(tag))) return 'refused';
      return () =>
        marked(before, change.eventIds, (mark) => {
          const kept = mark.tags.filter((tag) => !change.remove.includes(tag));
          mark.tags = [...new Set([...kept, ...change.add])].sort();
        });
    case 'note':
      return () =>
        marked(before, [change.eventId], (mark) => {
          mark.note = change.text;
        });
    case 'addStep':
      return (after) => {
        const ids = newIds(story, after.story);
        const events: (string | null)[] = change.eventIds.length === 0 ? [null] : change.eventIds;
        const steps = events.map((eventId, index) => ({
          id: ids[index] ?? 'none',
          eventId,
          text: index === 0 ? change.text : '',
        }));
        const place = change.place ?? story.length;
        return { ...before, story: [...story.slice(0, place), ...steps, ...story.slice(place)] };
      };
    case 'editStep':
      if (story.every(({ id }) => id !== change.id)) return 'refused';
      return () => ({
        ...before,
        story: story.map((step) => (step.id === change.id ? { ...step, text: change.text } : step)),
      });
    case 'moveStep': {
      const step = story.find(({ id }) => id === change.id);
      return step === undefined ? 'refused' : () => ({ ...before, story: moved(story, step, change.place) });
    }
    case 'removeStep':
      return () => ({ ...before, story: story.filter(({ id }) => id !== change.id) });
    case 'importPack':
      return (after) => {
        const bodies = filterPackSchema.parse(JSON.parse(change.text)).views;
        const ids = newIds(views, after.views);
        const replaced = views.map((view) => ({
          ...(bodies.find(({ name }) => name === view.name) ?? view),
          id: view.id,
        }));
        const added = bodies.filter(({ name }) => views.every((view) => view.name !== name));
        return {
          ...before,
          views: [...replaced, ...added.map((body, index) => ({ ...body, id: ids[index] ?? 'none' }))],
        };
      };
    case 'judge': {
      const { kind: _, verdict, ...said } = change;
      const reasonIsMissing = said.note.trim() === '' && (verdict === 'dismissed' || verdict === 'approved');
      if (reasonIsMissing) return 'refused';
      const others = before.judgements.filter(({ of, key }) => of !== said.of || key !== said.key);
      const all = verdict === null ? others : [...others, { ...said, verdict }];
      const order = (one: { of: string; key: string }): string => JSON.stringify([one.of, one.key]);
      return () => ({ ...before, judgements: all.sort((one, other) => (order(one) < order(other) ? -1 : 1)) });
    }
    case 'keepSample':
      return (after) => {
        const { items, ...sample } = change.sample;
        const id = newIds(before.samples, after.samples)[0] ?? 'none';
        const rows = items.map((item) => ({ ...item, ...newRow }));
        return { ...before, samples: [...before.samples, { id, title: change.title, sample, items: rows }] };
      };
    case 'testItem': {
      const sample = before.samples.find(({ id }) => id === change.id);
      const row = sample?.items.find(({ eventId }) => eventId === change.eventId);
      if (row === undefined || row.replacedBy !== null) return 'refused';
      return () =>
        retested(before, change.id, (items) => {
          for (const item of items) {
            if (item.eventId === row.eventId) Object.assign(item, { result: change.result, note: change.note });
          }
        });
    }
    case 'replaceItem': {
      const sample = before.samples.find(({ id }) => id === change.id);
      const row = sample?.items.find(({ eventId }) => eventId === change.eventId);
      const free = sample?.sample.replacements.filter(
        ({ eventId, stratum }) => stratum === row?.stratum && sample.items.every((item) => item.eventId !== eventId),
      );
      const next = free?.[0];
      if (row === undefined || row.replacedBy !== null || next === undefined || change.note.trim() === '') {
        return 'refused';
      }
      return () =>
        retested(before, change.id, (items) => {
          const said = { result: null, note: change.note, replacedBy: next.eventId };
          for (const item of items) if (item.eventId === row.eventId) Object.assign(item, said);
          items.push({ ...next, ...newRow, replaces: row.eventId });
        });
    }
    case 'removeSample':
      return () => ({ ...before, samples: before.samples.filter(({ id }) => id !== change.id) });
  }
};
