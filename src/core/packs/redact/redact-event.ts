// One event as a redacted pack shows it, with a salted commitment for every value that is shown otherwise.
import { createHash } from 'node:crypto';
import type { AuditEvent } from '#shared/model/event.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import type { StoredEvent } from '../../archive/types.ts';
import { canonicalEvent } from '../../canonical/canonical-event.ts';
import { canonicalJson } from '../../canonical/canonical-json.ts';
import type { HiddenMembers } from './hidden-members.ts';
import { isUserType } from './known-people.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { hashedText } from './redactor.ts';
import { pathOf } from './value-at.ts';

/** A value that can be opened later: what stood at the path, and what makes its commitment hard to guess. Hex. */
export interface Opening {
  path: string;
  value: JsonValue;
  salt: string;
}

export const commitmentOf = ({ path, value, salt }: Opening): string =>
  createHash('sha256')
    .update(Buffer.from(salt, 'hex'))
    .update(canonicalJson([path, value]))
    .digest('hex');

const step = (path: string, name: string | number): string => `${path}.${pathOf([String(name)])}`;

/** `openings`: by path, the empty one is the canonical text of the whole event. `hidden`: how many members are left out. */
export interface RedactedEvent {
  line: string;
  event: AuditEvent;
  openings: ReadonlyMap<string, Opening>;
  hidden: number;
}

/** Ids made of an event's content, and ids that name somebody. */
export const shownId = (id: string, names: Pseudonyms): string =>
  /^sha256:[0-9a-f]{64}$/.test(id) || names.text(id) !== id ? names.id('event', id) : id;

export const redactEvent = (
  stored: Pick<StoredEvent, 'event' | 'contentHash'>,
  names: Pseudonyms,
  members: HiddenMembers,
): RedactedEvent => {
  const { event } = stored;
  const version = Buffer.from(stored.contentHash).toString('hex');
  const openings = new Map<string, Opening>();
  const fields = members.pathsOf(event);
  const commit = (path: string, value: JsonValue): string => {
    const opening = { path, value, salt: names.salt(version, path).toString('hex') };
    openings.set(path, opening);
    return commitmentOf(opening);
  };
  const gaps = new Map<string, string>();
  const text = (path: string, value: string | null, told: (value: string) => string): string | null => {
    if (value === null) return null;
    if (fields.has(path)) {
      const commitment = commit(path, value);
      gaps.set(path, commitment);
      return canonicalJson({ redacted: commitment });
    }
    const shown = told(value);
    if (shown !== value) commit(path, value);
    return shown;
  };
  let hidden = 0;
  const deep = (path: string, value: JsonValue): JsonValue => {
    if (fields.has(path)) {
      hidden += 1;
      return { redacted: commit(path, value) };
    }
    if (typeof value === 'string') {
      const shown = names.text(value);
      if (shown !== value) commit(path, value);
      return shown;
    }
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map((item, index) => deep(step(path, index), item));
    const members = Object.entries(value);
    const isNaming = members.some(([name]) => names.text(name) !== name);
    if (isNaming) commit(path, value);
    const shown: JsonObject = {};
    for (const [name, inner] of members) {
      let told = names.text(name);
      while (Object.hasOwn(shown, told)) told += '~';
      const before = new Set(openings.keys());
      const redacted = deep(step(path, name), inner);
      // Its path would tell the name; the object that holds it is committed as a whole.
      if (isNaming) for (const each of openings.keys()) if (!before.has(each)) openings.delete(each);
      Object.defineProperty(shown, told, { value: redacted, enumerable: true, configurable: true, writable: true });
    }
    return shown;
  };
  const plain = (value: string): string => names.text(value);
  const { actor, resource } = event;
  const named = isUserType(resource.type) ? (value: string) => names.person(value) : plain;
  const id = shownId(event.id, names);
  if (id !== event.id) commit('id', event.id);
  const shown: AuditEvent = {
    ...event,
    id,
    timestampText: plain(event.timestampText),
    tenantId: text('tenantId', event.tenantId, plain),
    actor: {
      id: text('actor.id', actor.id, names.person),
      email: text('actor.email', actor.email, names.person),
      role: text('actor.role', actor.role, plain),
      ip: text('actor.ip', actor.ip, names.net),
      userAgent: text('actor.userAgent', actor.userAgent, (value) => names.text(value, true)),
    },
    action: text('action', event.action, plain),
    resource: { type: text('resource.type', resource.type, plain), id: text('resource.id', resource.id, named) },
    reason: text('reason', event.reason, plain),
  };
  for (const name of ['diff', 'before', 'after'] as const) {
    const value = event[name];
    if (value !== undefined) shown[name] = deep(name, value);
  }
  if (event.extra !== undefined) shown.extra = deep('extra', event.extra) as JsonObject;
  commit('', hashedText(stored));
  let line = canonicalEvent(shown);
  if (gaps.size > 0) {
    const content = JSON.parse(line) as JsonObject;
    for (const [path, commitment] of gaps) {
      const [first = '', second] = path.split('.');
      const inner = content[first];
      if (second === undefined) content[first] = { redacted: commitment };
      else if (typeof inner === 'object' && inner !== null && !Array.isArray(inner))
        inner[second] = { redacted: commitment };
    }
    line = canonicalJson(content);
  }
  return { line, event: shown, openings, hidden: hidden + gaps.size };
};
