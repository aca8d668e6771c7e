// The templates one import has learnt, and the test whether a record can be rebuilt by one of them.
import type { AuditEvent } from '#shared/model/event.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { type RecordMatcher, recordMatcher } from './record-matcher.ts';
import { learnTemplate, type OpenTexts, type RecordTemplate } from './record-template.ts';

/** Bounds what learning may cost on records that never repeat: lessons per source, templates per shape and in all. */
const lessonsPerSource = 256;
const templatesPerShape = 8;
const templatesInAll = 1024;
const openBrace = 0x7b;

/** Which parts the event states, as bits: records of one shape nearly always share one template. */
const shapeOf = (event: AuditEvent): number =>
  (event.tenantId === null ? 0 : 1) |
  (event.actor.id === null ? 0 : 2) |
  (event.actor.email === null ? 0 : 4) |
  (event.actor.role === null ? 0 : 8) |
  (event.actor.ip === null ? 0 : 16) |
  (event.actor.userAgent === null ? 0 : 32) |
  (event.action === null ? 0 : 64) |
  (event.resource.type === null ? 0 : 128) |
  (event.resource.id === null ? 0 : 256) |
  (event.crossTenant === null ? 0 : 512) |
  (event.reason === null ? 0 : 1024) |
  (event.diff === undefined ? 0 : 2048) |
  (event.before === undefined ? 0 : 4096) |
  (event.after === undefined ? 0 : 8192) |
  (event.extra === undefined ? 0 : 16384);

/** A layout with the event it was learnt from. `byName`: every value's place follows from its field's name. Code = index + 1. */
export interface KnownLayout {
  code: number;
  template: RecordTemplate;
  byName: boolean;
  event: AuditEvent;
}

export class RecordLayouts {
  /** Index + 1 is the layout's code; code 0 means "bytes kept". */
  readonly templates: RecordTemplate[] = [];
  readonly known: KnownLayout[] = [];
  readonly #rows = new Map<string, number>();
  readonly #byShape = new Map<number, number[]>();
  readonly #matchers: RecordMatcher[] = [];
  #lessons = lessonsPerSource;

  /** A new source may be laid out differently, so it gets its own lessons. */
  beginSource(): void {
    this.#lessons = lessonsPerSource;
  }

  /** The code of a template that makes exactly `raw` from the event, or 0. */
  match(event: AuditEvent, texts: OpenTexts, raw: Uint8Array): number {
    if (raw[0] !== openBrace) return 0;
    const shape = shapeOf(event);
    const codes = this.#byShape.get(shape) ?? [];
    for (let rank = 0; rank < codes.length; rank++) {
      const code = codes[rank] ?? 0;
      if (!this.#matchers[code - 1]?.(event, texts, raw)) continue;
      if (rank > 0) codes.unshift(...codes.splice(rank, 1));
      return code;
    }
    if (this.#lessons === 0 || codes.length >= templatesPerShape || this.templates.length >= templatesInAll) return 0;
    this.#lessons--;
    const learnt = this.#learn(event, raw);
    const matcher = learnt && recordMatcher(learnt.template);
    if (!learnt || !matcher?.(event, texts, raw)) return 0;
    const code = this.templates.push(learnt.template);
    this.known.push({ code, ...learnt, event });
    this.#matchers.push(matcher);
    this.#byShape.set(shape, [code, ...codes]);
    return code;
  }

  /** The code of a template of rows; 0 when there are too many. */
  row(template: RecordTemplate): number {
    const text = JSON.stringify(template);
    const known = this.#rows.get(text);
    if (known !== undefined || this.templates.length >= templatesInAll) return known ?? 0;
    const code = this.templates.push(template);
    // Places of matchers are codes; rows are told by whoever made the template.
    this.#matchers.push(() => false);
    this.#rows.set(text, code);
    return code;
  }

  #learn(event: AuditEvent, raw: Uint8Array): { template: RecordTemplate; byName: boolean } | null {
    try {
      const record = JSON.parse(Buffer.from(raw.buffer, raw.byteOffset, raw.length).toString('utf8')) as JsonValue;
      return learnTemplate(record as JsonObject, event);
    } catch {
      // Bytes that are not JSON on their own, or nested too deep to walk, cannot be a template: they are kept.
      return null;
    }
  }
}
