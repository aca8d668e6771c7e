// An event while it is being put together from the fields of a record, and the step that finishes it.
import { identifyEvent } from '#core/canonical/identify-event.ts';
import { assertNever } from '#shared/assert-never.ts';
import { categoryOf } from '#shared/model/category.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import type { DiffShape } from '#shared/model/mapping.ts';
import { type Problem, quoteShort } from '../problem.ts';
import { couldMean } from '../timestamp/could-mean.ts';
import type { TimeNotes } from '../timestamp/parsed-time.ts';
import { parseTimestamp, type TimeRules, type ZonelessTimes } from '../timestamp.ts';
import { readDiff } from './diff-shapes.ts';
import type { EventField } from './field-names.ts';
import { inspectOpenValue, isInexact, maxDepth } from './inspect-open-value.ts';
import { parseFlag } from './parse-flag.ts';
import { setAtPath } from './set-at-path.ts';

/** A finished event with what the archive wants beside it; see IncomingEvent. */
export interface MappedEvent {
  event: AuditEvent;
  timeMs: number;
  contentHash: Uint8Array;
  /** What had to be decided to read the time; absent when nothing had. */
  notes?: TimeNotes;
  /** A change or state begins as JSON and cannot be read to its end. */
  partialChanges?: true;
}

/** `inexact`: parsing may have rounded a number that matters; the record has to be parsed again with exact numbers. */
export type MappingResult = { ok: true; mapped: MappedEvent } | { ok: false; problem: Problem | 'inexact' };

type TextField = 'id' | 'tenantId' | 'action' | 'reason';

export class Draft {
  readonly #texts: Record<TextField, string | null> = { id: null, tenantId: null, action: null, reason: null };
  readonly #actor: AuditEvent['actor'] = { id: null, email: null, role: null, ip: null, userAgent: null };
  readonly #resource: AuditEvent['resource'] = { type: null, id: null };
  #time: string | null = null;
  #timeText: string | null = null;
  #crossTenant: boolean | null = null;
  #category: string | null = null;
  #diff: JsonValue | undefined;
  #before: JsonValue | undefined;
  #after: JsonValue | undefined;
  #ownExtra: JsonObject | undefined;
  #extra: JsonObject | undefined;
  #problem: Problem | null = null;
  #inexact = false;

  /** Keeps a value that has no place of its own, at its path. */
  keep(path: readonly string[], value: JsonValue): void {
    this.#extra ??= {};
    setAtPath(this.#extra, path, value);
  }

  refuse(problem: Problem): void {
    this.#problem ??= problem;
  }

  /** Puts a value into a field; one that is taken already, or a value of no use to it, is kept at `path` instead. */
  assign(field: EventField, path: readonly string[], value: JsonValue): void {
    if (value === null && field !== 'before' && field !== 'after') return;
    if (!this.#take(field, path, value)) this.keep(path, value);
  }

  /** Puts a value into a field if it is free and of use there; nothing is kept elsewhere. */
  offer(field: EventField, path: readonly string[], value: JsonValue): void {
    if (value !== null) this.#take(field, path, value);
  }

  #take(field: EventField, path: readonly string[], value: JsonValue): boolean {
    switch (field) {
      case 'id':
      case 'action':
      case 'tenantId':
      case 'reason': {
        if (this.#texts[field] !== null) return false;
        const text = this.#text(value);
        if (text === null && (field === 'id' || field === 'action')) this.#misfit(path, value, 'a text');
        this.#texts[field] = text;
        return text !== null;
      }
      case 'timestamp': {
        if (this.#time !== null) return false;
        this.#time = this.#text(value);
        if (this.#time === null) {
          this.refuse({ reason: 'bad_timestamp', message: `${path.join('.')} is ${quoteShort(value)}, not a time` });
        }
        return true;
      }
      case 'actor.id':
        return this.#takeActor('id', value);
      case 'actor.email':
        return this.#takeActor('email', value);
      case 'actor.role':
        return this.#takeActor('role', value);
      case 'actor.ip':
        return this.#takeActor('ip', value);
      case 'actor.userAgent':
        return this.#takeActor('userAgent', value);
      case 'resource.type':
        return this.#takeResource('type', value);
      case 'resource.id':
        return this.#takeResource('id', value);
      case 'actor': {
        const text = typeof value === 'boolean' ? null : this.#text(value);
        if (text === null) this.#misfit(path, value, 'an object or a text');
        return text !== null && this.#takeActor(text.includes('@') ? 'email' : 'id', text);
      }
      case 'resource': {
        const text = typeof value === 'boolean' ? null : this.#text(value);
        if (text === null) this.#misfit(path, value, 'an object or a text');
        return text !== null && this.#takeResource('type', text);
      }
      case 'crossTenant': {
        if (this.#crossTenant !== null) return false;
        const flag = parseFlag(value);
        if (flag === undefined) this.#misfit(path, value, 'true or false');
        this.#crossTenant = flag ?? null;
        return true;
      }
      case 'diff':
        if (this.#diff !== undefined) return false;
        this.#diff = value;
        return true;
      case 'before':
        if (this.#before !== undefined) return false;
        this.#before = value;
        return true;
      case 'after':
        if (this.#after !== undefined) return false;
        this.#after = value;
        return true;
      case 'category':
        if (this.#category !== null || typeof value !== 'string') return false;
        this.#category = value;
        return true;
      case 'timestampText':
        if (this.#timeText !== null || typeof value !== 'string') return false;
        this.#timeText = value;
        return true;
      case 'extra':
        if (this.#ownExtra !== undefined || value === null || typeof value !== 'object' || Array.isArray(value)) {
          return false;
        }
        this.#ownExtra = value;
        return true;
      default:
        return assertNever(field);
    }
  }

  #takeActor(name: keyof AuditEvent['actor'], value: JsonValue): boolean {
    if (this.#actor[name] !== null) return false;
    this.#actor[name] = this.#text(value);
    return this.#actor[name] !== null;
  }

  #takeResource(name: keyof AuditEvent['resource'], value: JsonValue): boolean {
    if (this.#resource[name] !== null) return false;
    this.#resource[name] = this.#text(value);
    return this.#resource[name] !== null;
  }

  /** A scalar as text (14 stays "14"); null for an object or a list. */
  #text(value: JsonValue): string | null {
    if (typeof value === 'string') return value;
    if (typeof value === 'number') {
      if (isInexact(value)) this.#inexact = true;
      return String(value);
    }
    return typeof value === 'boolean' ? String(value) : null;
  }

  #misfit(path: readonly string[], value: JsonValue, wanted: string): void {
    this.refuse({ reason: 'bad_field', message: `${path.join('.')} is ${quoteShort(value)}, not ${wanted}` });
  }

  /**
   * The event, or why there is none; never `inexact` when the numbers are exact. `shape`: how the source writes changes.
   * The draft is spent afterwards.
   */
  finish(rules: TimeRules | ZonelessTimes, numbersAreExact: boolean, shape: DiffShape = 'as-is'): MappingResult {
    this.#settleOwnExport();
    for (const open of [this.#diff, this.#before, this.#after, this.#extra]) {
      const finding = open === undefined ? 'fine' : inspectOpenValue(open);
      if (finding === 'deep') this.refuse({ reason: 'bad_field', message: `nested more than ${maxDepth} levels deep` });
      if (finding === 'inexact') this.#inexact = true;
    }
    if (this.#problem !== null) return { ok: false, problem: this.#problem };
    if (this.#inexact && !numbersAreExact) return { ok: false, problem: 'inexact' };
    if (this.#time === null || this.#time === '') {
      return { ok: false, problem: { reason: 'no_timestamp', message: 'the record has no timestamp' } };
    }
    const time = parseTimestamp(this.#time, rules);
    if (!time.ok) {
      const message = `timestamp ${quoteShort(this.#time)}: ${time.problem}`;
      return { ok: false, problem: { reason: 'bad_timestamp', message } };
    }
    const isPartial = shape !== 'as-is' && this.#readChanges(shape);
    const mapped = this.#complete(time.timestamp, time.timeMs);
    if (isPartial) mapped.partialChanges = true;
    if (time.notes !== undefined) mapped.notes = time.notes;
    return { ok: true, mapped };
  }

  /** Whether something of the change is cut off. */
  #readChanges(shape: DiffShape): boolean {
    const { diff, before, after, partial, taken } = readDiff(shape, {
      diff: this.#diff,
      before: this.#before,
      after: this.#after,
      rest: this.#extra,
    });
    this.#diff = diff;
    this.#before = before;
    this.#after = after;
    if (taken.length > 0) {
      const rest = Object.entries(this.#extra ?? {}).filter(([name]) => !taken.includes(name));
      this.#extra = rest.length === 0 ? undefined : Object.fromEntries(rest);
    }
    return partial;
  }

  #complete(timestamp: string, timeMs: number): MappedEvent {
    const { id: givenId, tenantId, action, reason } = this.#texts;
    const category = categoryOf(action, this.#resource.type);
    if (this.#category !== null && this.#category !== category) this.keep(['category'], this.#category);
    const event: AuditEvent = {
      id: givenId ?? '',
      timestamp,
      timestampText: this.#spelling(timestamp, timeMs),
      tenantId,
      actor: this.#actor,
      action,
      resource: this.#resource,
      category,
      crossTenant: this.#crossTenant,
      reason,
    };
    if (this.#diff !== undefined) event.diff = this.#diff;
    const nothingStated = (this.#before ?? null) === null && (this.#after ?? null) === null;
    if (this.#before !== undefined && !nothingStated) event.before = this.#before;
    if (this.#after !== undefined && !nothingStated) event.after = this.#after;
    if (this.#extra !== undefined) event.extra = this.#extra;
    const { id, contentHash } = identifyEvent(event);
    event.id = id;
    return { event, timeMs, contentHash };
  }

  /** The source's own spelling of the time; an exported event brings the one it was first read with. */
  #spelling(timestamp: string, timeMs: number): string {
    if (this.#timeText === null) return this.#time ?? timestamp;
    // The first reading may have had its zone from a column header or a decision; the timestamp beside it tells.
    if (couldMean(this.#timeText, timeMs)) return this.#timeText;
    this.keep(['timestampText'], this.#timeText);
    return this.#time ?? timestamp;
  }

  /** A record with `timestampText` is an event this workbench wrote: its `extra` is the extra itself, not a field of that name. */
  #settleOwnExport(): void {
    if (this.#ownExtra === undefined) return;
    if (this.#timeText === null) {
      this.keep(['extra'], this.#ownExtra);
    } else {
      for (const [name, value] of Object.entries(this.#ownExtra)) this.keep([name], value);
    }
  }
}
