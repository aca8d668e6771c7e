// The seams inside this room: changes as the archive holds them, and where they come from.

import type { ResourceRef, Who } from '#shared/model/changes.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';

/**
 * An event that changed, made or removed a resource. `timestamp`: RFC 3339 UTC. `diff`, `before`, `after` as the source gave
 * them, absent when it did not. `conflict`: sources disagree about the event; its further versions come as events of their own,
 * marked `later` (see first-versions.ts: only one may ever be applied).
 */
export interface ChangeEvent {
  eventId: string;
  timestamp: string;
  timeMs: number;
  tenantId: string | null;
  actor: Who;
  action: string | null;
  resourceType: string | null;
  resourceId: string | null;
  reason: string | null;
  crossTenant: boolean | null;
  conflict: boolean;
  /** Stored after another version of the same event. */
  later?: true;
  /** Lower-case hex; empty where nothing hangs on it: it is read where sources disagree, and by `versionsOf`. */
  contentHash: string;
  diff?: JsonValue;
  before?: JsonValue;
  after?: JsonValue;
  extra?: JsonObject;
  /** Members of the change are left out here on purpose, and nobody may be told that it shows nothing. */
  leftOut?: true;
}

/** Gives way to other work and ends a cancelled question; called between pieces of work. */
export type Breathe = () => Promise<void>;

/** Every change of one committed generation, always in the order (timestamp, id, content hash). */
export interface ChangeLog {
  readonly generation: number;
  /** All events of the resource that changed, made or removed it; of every tenant that the reference allows. */
  ofResource(resource: ResourceRef, breathe: Breathe): Promise<ChangeEvent[]>;
  /** Whether any event at all names the resource, changing or not. */
  names(resource: ResourceRef, breathe: Breathe): Promise<boolean>;
  /** All changes, or those that fit the filter (a resolved one, without marks), oldest first. */
  changes(question: ChangeQuestion | null, breathe: Breathe): AsyncGenerator<ChangeEvent[], void, void>;
  /** How many `changes` gives. */
  count(question: ChangeQuestion | null, breathe: Breathe): Promise<number>;
  /** All stored versions of an event, changing or not, the first stored first. */
  versionsOf(eventId: string): ChangeEvent[];
}

/** A filter with the zone of its bare dates. */
export interface ChangeQuestion {
  filter: Filter;
  zone: string;
}
