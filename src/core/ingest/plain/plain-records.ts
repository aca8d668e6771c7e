// Takes records of known layouts into the archive straight from their bytes. The layouts are those the writer has learnt
// from records mapped the long way; what comes out is the same in every bit.
import { hash } from 'node:crypto';
import type { RowFacts } from '#core/archive/pending-month.ts';
import { type ArchiveWriter, flagBits, type Outcome } from '#core/archive/types.ts';
import { type PlainProgram, plainProgram } from './plain-program.ts';
import { PlainScanner } from './plain-scanner.ts';

const nothing = new Uint8Array(0);

export class PlainRecords {
  readonly #scanner = new PlainScanner();
  readonly #programs: PlainProgram[] = [];
  #layoutsSeen = 0;
  readonly #hash = Buffer.alloc(32);
  readonly #facts: RowFacts = {
    timeMs: 0,
    timestamp: null,
    spelling: null,
    source: 0,
    line: 0,
    byteOffset: 0,
    flags: 0,
    layout: 0,
    raw: nothing,
    rawStart: 0,
    rawEnd: 0,
    contentHash: this.#hash,
  };

  constructor(private readonly writer: ArchiveWriter) {}

  /** The id of the record taken last. */
  get id(): string {
    return this.#scanner.event.id();
  }

  /** The time of the record taken last, ms UTC. */
  get timeMs(): number {
    return this.#scanner.timeMs;
  }

  /** Puts the record `bytes[start..end)` into the archive and tells what became of it; null when it has to be mapped. */
  add(bytes: Buffer, start: number, end: number, source: number, line: number, byteOffset: number): Outcome | null {
    const program = this.#find(bytes, start, end);
    if (program === null) return null;
    const { timeMs, crossTenant, event } = this.#scanner;
    this.#hash.write(hash('sha256', this.#scanner.hashed(), 'binary'), 'binary');
    const facts = this.#facts;
    facts.timeMs = timeMs;
    facts.source = source;
    facts.line = line;
    facts.byteOffset = byteOffset;
    facts.flags = program.flagged ? (crossTenant ? flagBits.crossTenantTrue : flagBits.crossTenantFalse) : 0;
    facts.layout = program.layout;
    return this.writer.addBytes(event, facts);
  }

  /** The program that has just found its way through the record, null when there is none. */
  #find(bytes: Buffer, start: number, end: number): PlainProgram | null {
    this.#takeUpLayouts();
    this.#scanner.begin();
    const programs = this.#programs;
    for (let rank = 0; rank < programs.length; rank++) {
      const program = programs[rank] as PlainProgram;
      if (!this.#scanner.scan(program, bytes, start, end)) continue;
      program.hits++;
      const better = programs[rank - 1];
      if (better && better.hits < program.hits) {
        programs[rank - 1] = program;
        programs[rank] = better;
      }
      return program;
    }
    return null;
  }

  #takeUpLayouts(): void {
    const { layouts } = this.writer;
    for (; this.#layoutsSeen < layouts.length; this.#layoutsSeen++) {
      const layout = layouts[this.#layoutsSeen];
      const program = layout && plainProgram(layout);
      if (program) this.#programs.push(program);
    }
  }
}
