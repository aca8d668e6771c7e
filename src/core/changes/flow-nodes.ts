// The nodes of a call flow, side by side: which came, went, moved or changed.
import type { FieldDiff, FlowNode } from '#shared/model/changes.ts';
import { isObject } from '#shared/model/field-path.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { type CompareCall, createComparer } from './compare-values.ts';
import { itemPlace, memberPlace } from './field-place.ts';
import { createMatching, type ListMatch, matchLists } from './match-lists.ts';

type Node = JsonObject & { id: string; type: string };

const isNode = (item: JsonValue): item is Node =>
  isObject(item) &&
  Object.hasOwn(item, 'id') &&
  Object.hasOwn(item, 'type') &&
  typeof item.id === 'string' &&
  typeof item.type === 'string';

/** The nodes of a flow's state; null where it is none. An absent state is a flow without nodes. */
const nodesOf = (state: JsonValue | undefined): Node[] | null => {
  if (state === undefined) return [];
  if (!isObject(state) || !Object.hasOwn(state, 'nodes') || !Array.isArray(state.nodes)) return null;
  return state.nodes.every(isNode) && new Set(state.nodes.map(({ id }) => id)).size === state.nodes.length
    ? state.nodes
    : null;
};

const kindOf = (isMoved: boolean, fields: readonly FieldDiff[]): FlowNode['kind'] => {
  if (isMoved) return fields.length > 0 ? 'moved-and-changed' : 'moved';
  return fields.length > 0 ? 'changed' : 'same';
};

/** In the order after; a node that is gone stands behind the one it followed. */
const inOrder = (nodes: readonly FlowNode[], gone: readonly FlowNode[], before: readonly Node[]): FlowNode[] => {
  const followers = new Map<string | null, FlowNode[]>();
  const isGone = new Set(gone.map(({ id }) => id));
  for (const node of gone) {
    let place = (node.fromPlace ?? 0) - 1;
    while (place >= 0 && isGone.has(before[place]?.id ?? '')) place -= 1;
    const anchor = before[place]?.id ?? null;
    followers.set(anchor, [...(followers.get(anchor) ?? []), node]);
  }
  return [...(followers.get(null) ?? []), ...nodes.flatMap((node) => [node, ...(followers.get(node.id) ?? [])])];
};

/** `before` or `after` undefined: there was none. Null unless both are flows and one has nodes. Throws where the time is over. */
export const flowNodes = (
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  call: CompareCall,
): FlowNode[] | null => {
  const [old, now] = [nodesOf(before), nodesOf(after)];
  if (old === null || now === null || old.length + now.length === 0) return null;
  const matching = createMatching();
  const match: ListMatch = matchLists(old, now, matching);
  const list = memberPlace(null, 'nodes');
  const nodes = now.map((node, index): FlowNode => {
    const source = match.from[index] as number;
    const { id, type } = node;
    if (source === -1) return { id, type, kind: 'added', fromPlace: null, toPlace: index, fields: [] };
    const comparer = createComparer(call, matching);
    comparer.compare(itemPlace(list, source, index, id), old[source], node);
    const { fields } = comparer.result();
    return { id, type, kind: kindOf(match.moved[index] === 1, fields), fromPlace: source, toPlace: index, fields };
  });
  const gone = match.gone.map((index): FlowNode => {
    const { id, type } = old[index] as Node;
    return { id, type, kind: 'removed', fromPlace: index, toPlace: null, fields: [] };
  });
  return inOrder(nodes, gone, old);
};
