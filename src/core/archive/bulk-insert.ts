// Inserts many rows through one prepared statement, binding by SQLite's own functions: sql.js's `run` allocates, copies and
// resets twice for each row, which costs a third of an import. Numbers stay bound until they change; texts and blobs of a
// row are gathered in one buffer and copied over in one piece.
import type { Database, Statement } from 'sql.js';
import type { SqlModule } from './init-sql.ts';
import { statementAddress } from './statement-address.ts';

const done = 101;
const int32 = 2 ** 31;
/** SQLITE_STATIC: the bytes stay where they are until the row has been stepped. */
const inPlace = 0;
const longText = 80;
/** What stands in `#numbers` for a text or blob, and for NULL: values no integer has. */
const notANumber = 0.5;
const isNull = 0.25;

export class BulkInsert {
  // Looked up once: the module is a large dictionary, and a call site with one target is the one the engine can inline.
  readonly #bindInteger: SqlModule['_sqlite3_bind_int'];
  readonly #bindDouble: SqlModule['_sqlite3_bind_double'];
  readonly #bindText: SqlModule['_sqlite3_bind_text'];
  readonly #bindBlob: SqlModule['_sqlite3_bind_blob'];
  readonly #stepOnce: SqlModule['_sqlite3_step'];
  readonly #reset: SqlModule['_sqlite3_reset'];
  readonly #statement: Statement;
  readonly #address: number;
  readonly #numbers: number[] = [];
  /** Position, start, length of each value gathered for the row; a text's position is positive, a blob's negative. */
  readonly #gathered: number[] = [];
  #buffer = Buffer.allocUnsafe(4096);
  #used = 0;
  #memory: number;

  constructor(
    private readonly sql: SqlModule,
    private readonly database: Database,
    text: string,
  ) {
    this.#statement = database.prepare(text);
    this.#address = statementAddress(sql, this.#statement, text);
    this.#memory = sql._malloc(this.#buffer.length);
    this.#bindInteger = sql._sqlite3_bind_int;
    this.#bindDouble = sql._sqlite3_bind_double;
    this.#bindText = sql._sqlite3_bind_text;
    this.#bindBlob = sql._sqlite3_bind_blob;
    this.#stepOnce = sql._sqlite3_step;
    this.#reset = sql._sqlite3_reset;
  }

  /** An integer of up to 53 bits. Positions count from 1. */
  number(position: number, value: number): void {
    if (this.#numbers[position] === value) return;
    this.#numbers[position] = value;
    if (value < int32 && value >= -int32) this.#check(this.#bindInteger(this.#address, position, value));
    else this.#check(this.#bindDouble(this.#address, position, value));
  }

  nothing(position: number): void {
    if (this.#numbers[position] === isNull) return;
    this.#numbers[position] = isNull;
    this.#check(this.#bindBlob(this.#address, position, 0, 0, inPlace));
  }

  text(position: number, value: string | null): void {
    if (value === null) {
      this.nothing(position);
      return;
    }
    this.#reserve(value.length * 3);
    const start = this.#used;
    this.#gather(position, start, this.#write(value, start));
  }

  /** The text whose UTF-8 bytes are `bytes[from..to)`. */
  utf8(position: number, bytes: Uint8Array, from: number, to: number): void {
    this.#reserve(to - from);
    const start = this.#used;
    if (to - from > longText) this.#buffer.set(bytes.subarray(from, to), start);
    else for (let at = from, own = start; at < to; ) this.#buffer[own++] = bytes[at++] as number;
    this.#gather(position, start, to - from);
  }

  /** `length` bytes of `bytes` from `from`. */
  blob(position: number, bytes: Uint8Array, from: number, length: number): void {
    this.#reserve(length);
    const start = this.#used;
    for (let index = 0; index < length; index++) this.#buffer[start + index] = bytes[from + index] ?? 0;
    this.#gather(-position, start, length);
  }

  /** Inserts the row. */
  step(): void {
    const gathered = this.#gathered;
    if (this.#used > 0) this.sql.writeArrayToMemory(this.#buffer.subarray(0, this.#used), this.#memory);
    for (let index = 0; index < gathered.length; index += 3) {
      const position = gathered[index] ?? 0;
      const start = this.#memory + (gathered[index + 1] ?? 0);
      const length = gathered[index + 2] ?? 0;
      if (position > 0) {
        this.#numbers[position] = notANumber;
        this.#check(this.#bindText(this.#address, position, start, length, inPlace));
      } else {
        this.#numbers[-position] = notANumber;
        this.#check(this.#bindBlob(this.#address, -position, start, length, inPlace));
      }
    }
    const result = this.#stepOnce(this.#address);
    this.#reset(this.#address);
    if (result !== done) this.#check(result);
    gathered.length = 0;
    this.#used = 0;
  }

  free(): void {
    this.#statement.free();
    this.sql._free(this.#memory);
  }

  #gather(position: number, start: number, length: number): void {
    this.#gathered.push(position, start, length);
    this.#used = start + length;
  }

  #reserve(bytes: number): void {
    const needed = this.#used + bytes;
    if (needed <= this.#buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2));
    this.#buffer.copy(grown, 0, 0, this.#used);
    this.#buffer = grown;
    this.sql._free(this.#memory);
    this.#memory = this.sql._malloc(grown.length);
  }

  #write(value: string, start: number): number {
    const buffer = this.#buffer;
    if (value.length > longText) return buffer.write(value, start, 'utf8');
    for (let index = 0; index < value.length; index++) {
      const code = value.charCodeAt(index);
      if (code > 0x7f) return buffer.write(value, start, 'utf8');
      buffer[start + index] = code;
    }
    return value.length;
  }

  #check(result: number): void {
    if (result !== 0) (this.database as unknown as { handleError(code: number): void }).handleError(result);
  }
}
