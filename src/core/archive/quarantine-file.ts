// The rejected records of one import, written as they come to a temporary file that gets its name at commit.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ImportRecord, Quarantined } from '#shared/model/archive.ts';
import { MerkleRange, merkleLeaf } from '../evidence/merkle.ts';
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
  readonly #tree = new MerkleRange();
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
    const line = JSON.stringify({ importId: this.importId, ...record } satisfies Quarantined);
    this.#tree.append(merkleLeaf(Buffer.from(line)));
    this.#lines.push(line, '\n');
    this.#length += line.length + 1;
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

  /** Hex Merkle root over the lines, each without its line end. */
  root(): string {
    return this.#tree.root().toString('hex');
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
