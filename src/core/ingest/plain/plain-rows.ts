// Takes rows of a table into the archive straight from their bytes. What comes out is what the mapper would have made,
// in every bit.
import { hash } from 'node:crypto';
import type { RowFacts } from '#core/archive/pending-month.ts';
import { type ArchiveWriter, flagBits, type Outcome } from '#core/archive/types.ts';
import { type PlainColumns, type RowProgram, rowProgram } from './plain-columns.ts';
import { PlainRowScanner } from './plain-row-scanner.ts';

const nothing = new Uint8Array(0);

export class PlainRows {
  readonly #scanner: PlainRowScanner;
  readonly #hash = Buffer.alloc(32);
  readonly #facts: RowFacts;
  /** Codes by quoting, asked for when such a row comes. */
  readonly #layouts: number[] = [];

  constructor(
    private readonly writer: ArchiveWriter,
    private readonly program: RowProgram,
    source: number,
  ) {
    this.#scanner = new PlainRowScanner(program);
    this.#facts = {
      timeMs: 0,
      timestamp: null,
      spelling: null,
      source,
      line: 0,
      byteOffset: 0,
      flags: 0,
      layout: 0,
      raw: nothing,
      rawStart: 0,
      rawEnd: 0,
      contentHash: this.#hash,
    };
  }

  /** The id of the row put away last. */
  get id(): string {
    return this.#scanner.event.id();
  }

  /** The time of the row found last, ms UTC. */
  get timeMs(): number {
    return this.#scanner.timeMs;
  }

  /** Where the row found last ends, without its line end. */
  get rowEnd(): number {
    return this.#scanner.rowEnd;
  }

  /** Finds the row that begins at `start`. Returns where it ends, its line end included; -1 when it has to be mapped. */
  scan(bytes: Buffer, start: number): number {
    const end = this.#scanner.scan(bytes, start);
    this.#facts.raw = bytes;
    this.#facts.rawStart = start;
    this.#facts.rawEnd = this.#scanner.rowEnd;
    return end;
  }

  /** Puts the row found last into the archive and tells what became of it. */
  put(line: number, byteOffset: number): Outcome {
    const scanner = this.#scanner;
    const contentHash = this.#hash;
    contentHash.write(hash('sha256', scanner.hashed(), 'binary'), 'binary');
    scanner.takeContentId(contentHash);
    const { crossTenant } = scanner;
    const facts = this.#facts;
    facts.layout = this.#layout(scanner.quoting);
    facts.timeMs = scanner.timeMs;
    facts.line = line;
    facts.byteOffset = byteOffset;
    facts.flags = crossTenant === null ? 0 : crossTenant ? flagBits.crossTenantTrue : flagBits.crossTenantFalse;
    return this.writer.addBytes(scanner.event, facts);
  }

  /** The layout of rows with such quotes. */
  #layout(quoting: number): number {
    const template = this.program.templates?.[quoting];
    if (template === undefined) return 0;
    const known = this.#layouts[quoting];
    if (known !== undefined) return known;
    const code = this.writer.rowLayout(template);
    this.#layouts[quoting] = code;
    return code;
  }
}

/** For the rows of a source under these columns; null when they have to be mapped. */
export const plainRows = (writer: ArchiveWriter, columns: PlainColumns | null, source: number): PlainRows | null => {
  const program = writer.takesRows && columns ? rowProgram(columns) : null;
  return program && new PlainRows(writer, program, source);
};
