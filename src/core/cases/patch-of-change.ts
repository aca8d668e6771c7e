// What each change of the contract does to a case, as a patch. Pure: the clock and new ids come in.
import { assertNever } from '#shared/assert-never.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { CaseChange, Mark, SavedView, StoryStep, ViewBody } from '#shared/model/case.ts';
import type { CaseContent } from './case-content.ts';
import type { CasePatch, ListPatch } from './case-patch.ts';
import { keepSample, replaceItem, testItem } from './change-sample.ts';
import { checkView } from './check-view.ts';
import { readPack } from './filter-pack.ts';
import { judge } from './judge.ts';
import { assertKeepable } from './keepable-text.ts';

/** `now`: RFC 3339 in UTC. */
export interface ChangeTools {
  now: () => string;
  newId: () => string;
}

/** `count`: how many things are touched; 0 where nothing changes. */
export interface Effect {
  patch: CasePatch;
  count: number;
}

const nothing: Effect = { patch: {}, count: 0 };

const insertAt = <Item>(list: readonly Item[], place: number, items: readonly Item[]): Item[] => [
  ...list.slice(0, place),
  ...items,
  ...list.slice(place),
];

const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

/** The list with one member at another place; null where it stands there already. */
const moved = (ids: readonly string[], id: string, place: number): string[] | null => {
  const order = insertAt(
    ids.filter((other) => other !== id),
    place,
    [id],
  );
  return order.every((other, index) => other === ids[index]) ? null : order;
};

const without = <Item extends { id: string }>(list: readonly Item[], id: string): ListPatch<Item> | null =>
  list.some((item) => item.id === id) ? { remove: [id], order: idsOf(list).filter((other) => other !== id) } : null;

const required = <Item extends { id: string }>(list: readonly Item[], id: string, what: string): Item => {
  const found = list.find((item) => item.id === id);
  if (found !== undefined) return found;
  throw new WorkbenchError('BAD_INPUT', 'id', `there is no ${what} ${id} any more`);
};

const isSameView = (one: ViewBody, other: ViewBody): boolean =>
  (['name', 'query', 'time', 'zone', 'sort', 'page', 'layout'] as const).every(
    (member) => JSON.stringify(one[member]) === JSON.stringify(other[member]),
  );

const saveView = ({ views }: CaseContent, id: string | null, body: ViewBody, tools: ChangeTools): Effect => {
  checkView(body);
  if (id !== null) assertKeepable('id', id);
  const named = views.find(({ name }) => name === body.name);
  if (named !== undefined && named.id !== id) {
    throw new WorkbenchError('BAD_INPUT', 'view.name', `there is a view "${body.name}" already`);
  }
  const former = views.find((view) => view.id === id);
  if (former !== undefined && isSameView(former, body)) return nothing;
  const view: SavedView = { ...body, id: id ?? tools.newId(), updatedAt: tools.now() };
  // A view that was removed in another window comes back under its id: what was edited is not lost.
  const order = former === undefined ? { order: [...idsOf(views), view.id] } : {};
  return { patch: { views: { put: [view], ...order } }, count: 1 };
};

const importPack = ({ views }: CaseContent, text: string, name: string, tools: ChangeTools): Effect => {
  const bodies = readPack(text, name);
  const updatedAt = tools.now();
  const byName = new Map(views.map((view) => [view.name, view]));
  const put: SavedView[] = [];
  const added: string[] = [];
  for (const body of bodies) {
    const former = byName.get(body.name);
    if (former !== undefined && isSameView(former, body)) continue;
    const id = former?.id ?? tools.newId();
    if (former === undefined) added.push(id);
    put.push({ ...body, id, updatedAt });
  }
  if (put.length === 0) return nothing;
  return { patch: { views: { put, order: [...idsOf(views), ...added] } }, count: put.length };
};

type Said = Pick<Mark, 'starred' | 'tags' | 'note'>;
const unmarked: Said = { starred: false, tags: [], note: '' };

const isSame = (one: Said, other: Said): boolean =>
  one.starred === other.starred &&
  one.note === other.note &&
  one.tags.length === other.tags.length &&
  one.tags.every((tag, index) => tag === other.tags[index]);

/** Says something else of each of these events. */
const mark = (
  { marks }: CaseContent,
  eventIds: readonly string[],
  say: (said: Said) => Said,
  { now }: ChangeTools,
): Effect => {
  const updatedAt = now();
  const put: Mark[] = [];
  const remove: string[] = [];
  for (const eventId of new Set(eventIds)) {
    const former = marks.get(eventId);
    const said = say(former ?? unmarked);
    if (isSame(said, former ?? unmarked)) continue;
    if (isSame(said, unmarked)) remove.push(eventId);
    else {
      assertKeepable('eventId', eventId);
      put.push({ eventId, ...said, updatedAt });
    }
  }
  const count = put.length + remove.length;
  return count === 0 ? nothing : { patch: { marks: { put, remove } }, count };
};

/** In alphabetical order, each once. */
const withTags = (tags: readonly string[], add: readonly string[], remove: readonly string[]): string[] =>
  [...new Set([...tags.filter((tag) => !remove.includes(tag)), ...add])].sort();

/** One step an event; the text belongs to the first, and alone it is a step of its own. */
const newSteps = (eventIds: readonly string[], text: string, newId: () => string): StoryStep[] =>
  (eventIds.length === 0 ? [null] : eventIds).map((eventId, index) => ({
    id: newId(),
    eventId,
    text: index === 0 ? text : '',
  }));

/** Throws BAD_INPUT, BAD_FILTER or BAD_PACK naming the member at fault; then nothing is to be changed. */
export const patchOfChange = (content: CaseContent, change: CaseChange, tools: ChangeTools): Effect => {
  const { views, story, samples } = content;
  switch (change.kind) {
    case 'saveView':
      return saveView(content, change.id, change.view, tools);
    case 'removeView': {
      const patch = without(views, change.id);
      return patch === null ? nothing : { patch: { views: patch }, count: 1 };
    }
    case 'moveView': {
      required(views, change.id, 'view');
      const order = moved(idsOf(views), change.id, change.place);
      return order === null ? nothing : { patch: { views: { order } }, count: 1 };
    }
    case 'star':
      return mark(
        content,
        change.eventIds,
        (said) => ({ starred: change.starred, tags: said.tags, note: said.note }),
        tools,
      );
    case 'tag': {
      for (const tag of change.add) assertKeepable('add', tag);
      const both = change.add.find((tag) => change.remove.includes(tag));
      if (both !== undefined) throw new WorkbenchError('BAD_INPUT', 'remove', `"${both}" is to be added as well`);
      const say = ({ starred, tags, note }: Said): Said => ({
        starred,
        tags: withTags(tags, change.add, change.remove),
        note,
      });
      return mark(content, change.eventIds, say, tools);
    }
    case 'note':
      assertKeepable('text', change.text);
      return mark(content, [change.eventId], ({ starred, tags }) => ({ starred, tags, note: change.text }), tools);
    case 'addStep': {
      assertKeepable('text', change.text);
      for (const eventId of change.eventIds) assertKeepable('eventIds', eventId);
      const put = newSteps(change.eventIds, change.text, tools.newId);
      const order = insertAt(idsOf(story), change.place ?? story.length, idsOf(put));
      return { patch: { story: { put, order } }, count: put.length };
    }
    case 'editStep': {
      assertKeepable('text', change.text);
      const step = required(story, change.id, 'step');
      if (step.text === change.text) return nothing;
      return { patch: { story: { put: [{ ...step, text: change.text }] } }, count: 1 };
    }
    case 'moveStep': {
      required(story, change.id, 'step');
      const order = moved(idsOf(story), change.id, change.place);
      return order === null ? nothing : { patch: { story: { order } }, count: 1 };
    }
    case 'removeStep': {
      const patch = without(story, change.id);
      return patch === null ? nothing : { patch: { story: patch }, count: 1 };
    }
    case 'importPack':
      return importPack(content, change.text, change.name ?? 'filter pack', tools);
    case 'judge':
      return judge(content, change, tools) ?? nothing;
    case 'keepSample':
      return { patch: keepSample(content, change, tools), count: 1 };
    case 'testItem': {
      const patch = testItem(required(samples, change.id, 'sample'), change, tools);
      return patch === null ? nothing : { patch, count: 1 };
    }
    case 'replaceItem':
      return { patch: replaceItem(required(samples, change.id, 'sample'), change, tools), count: 1 };
    case 'removeSample': {
      const patch = without(samples, change.id);
      return patch === null ? nothing : { patch: { samples: patch }, count: 1 };
    }
    default:
      return assertNever(change);
  }
};
