// Result sets: a question counted once, whose rows can then be read at any depth. Counts are kept for the newest ones and
// made again for the others; the questions themselves are remembered, so a handle lives as long as its generation.
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type Sort, type ValueSort, valueSorts } from '#shared/model/query.ts';
import type { StoredEvent } from '../archive/types.ts';
import type { Part } from './clusters.ts';
import type { CompiledFilter } from './compile-filter.ts';
import { createLru } from './lru.ts';
import type { Snapshot } from './snapshot.ts';
import { createTimeOrder, type Order } from './time-order.ts';
import { createValueOrder } from './value-order.ts';

/** Counted orders that are kept. */
const orderLimit = 32;
/** Bytes of remembered questions: tens of thousands of usual ones. */
const questionBytes = 16 * 1024 * 1024;

/** What is asked of one generation. */
export interface Question {
  snapshot: Snapshot;
  filter: CompiledFilter;
  sort: Sort;
}

const weigh = ({ filter }: Question): number => 500 + filter.key.length * 4;

/** Every segment with its number of matches. */
const countParts = async ({ snapshot, filter }: Question, breathe: () => Promise<void>): Promise<Part[]> => {
  const parts: Part[] = [];
  for (const view of snapshot.views) {
    await breathe();
    parts.push({ view, count: snapshot.count(view, filter) });
  }
  return parts;
};

/** The value that a sort goes by; null for those by time. */
const sortedValue = (sort: Sort): ValueSort | null =>
  valueSorts.find((value) => sort === value || sort === `${value}-desc`) ?? null;

const orderOf = async (question: Question, breathe: () => Promise<void>): Promise<Order> => {
  const { snapshot, filter, sort } = question;
  const value = sortedValue(sort);
  return value === null
    ? createTimeOrder(snapshot, filter, await countParts(question, breathe), sort === 'oldest')
    : createValueOrder(snapshot, filter, value, sort !== value, breathe);
};

export interface ResultSets {
  open(question: Question, breathe: () => Promise<void>): Promise<{ handle: string; count: number }>;
  /** Rows in the order asked for. Throws HANDLE_EXPIRED when the handle is unknown or of another generation. */
  rows(
    snapshot: Snapshot,
    page: { handle: string; offset: number; limit: number },
    breathe: () => Promise<void>,
  ): Promise<StoredEvent[]>;
  /** What a handle stands for. Throws HANDLE_EXPIRED as `rows` does. */
  orderOf(
    snapshot: Snapshot,
    handle: string,
    breathe: () => Promise<void>,
  ): Promise<{ filter: CompiledFilter; order: Order }>;
  /** Forgets all handles: their generation is no longer the newest. */
  clear(): void;
}

/** `nonce` keeps handles of an earlier process from being taken for ours. */
export const createResultSets = (nonce: string): ResultSets => {
  const questions = createLru<Question>(questionBytes, weigh);
  const orders = createLru<Order>(orderLimit, () => 1);
  let opened = 0;
  const order = async (handle: string, question: Question, breathe: () => Promise<void>): Promise<Order> => {
    const known = orders.get(handle);
    if (known !== undefined) return known;
    const made = await orderOf(question, breathe);
    orders.set(handle, made);
    return made;
  };
  const known = async (
    snapshot: Snapshot,
    handle: string,
    breathe: () => Promise<void>,
  ): Promise<{ filter: CompiledFilter; order: Order }> => {
    const question = questions.get(handle);
    if (question === undefined || question.snapshot !== snapshot) throw new WorkbenchError('HANDLE_EXPIRED', handle);
    return { filter: question.filter, order: await order(handle, question, breathe) };
  };
  return {
    open: async (question, breathe) => {
      opened += 1;
      const handle = `${nonce}-${opened}`;
      const { count } = await order(handle, question, breathe);
      questions.set(handle, question);
      return { handle, count };
    },
    rows: async (snapshot, { handle, offset, limit }, breathe) => {
      const { count, rows } = (await known(snapshot, handle, breathe)).order;
      const end = Math.min(offset + limit, count);
      return offset >= end ? [] : rows(offset, end);
    },
    orderOf: known,
    clear: () => {
      questions.clear();
      orders.clear();
    },
  };
};
