// The rejected records of one import, written as they come to a temporary file that gets its name at commit.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ImportRecord, Quarantined } from '#shared/model/archive.ts';
import { files } from './archive-files.ts';
import { publishFile, removeQuietly, temporaryName } from './atomic-write.ts';
import { withIoErrors } from './io-error.ts';
import { quarantineFile } from './layout.ts';
import type { RejectedRecord } from './types.ts';

const flushAt = 256 * 1024;

export class QuarantineFile {
  count = 0;
  readonly #hash = createHash('sha256');
  readonly #path: string;
  readonly #temporary: string;
  #file: number | undefined;
  #lines: string[] = [];
  #length = 0;

  constructor(
    archivePath: string,
    private readonly importId: string,
  ) {
    this.#path = join(archivePath, quarantineFile(importId));
    this.#temporary = temporaryName(this.#path);
  }

  add(record: RejectedRecord): void {
    const line = `${JSON.stringify({ importId: this.importId, ...record } satisfies Quarantined)}\n`;
    this.#lines.push(line);
    this.#length += line.length;
    this.count++;
    if (this.#length >= flushAt) this.#flush();
  }

  /** Forces the file to disk under its name; null when nothing was rejected. */
  publish(): ImportRecord['quarantine'] {
    if (this.count === 0) return null;
    this.#flush();
    withIoErrors(this.#temporary, () => files.sync(this.#file ?? -1));
    this.#close();
    publishFile(this.#temporary, this.#path);
    return { file: quarantineFile(this.importId), sha256: this.#hash.digest('hex') };
  }

  discard(): void {
    this.#close();
    removeQuietly(this.#temporary);
  }

  #flush(): void {
    const bytes = Buffer.from(this.#lines.join(''), 'utf8');
    this.#lines = [];
    this.#length = 0;
    this.#hash.update(bytes);
    withIoErrors(this.#temporary, () => {
      this.#file ??= files.create(this.#temporary);
      files.write(this.#file, bytes);
    });
  }

  #close(): void {
    const file = this.#file;
    this.#file = undefined;
    if (file !== undefined) withIoErrors(this.#temporary, () => files.close(file));
  }
}
