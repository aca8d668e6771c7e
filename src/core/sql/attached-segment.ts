// One segment beside the console's database: sql.js keeps the bytes of all databases of a thread in one file system in memory,
// so that one connection can attach the file another one opened, without a copy.
import { join } from 'node:path';
import type { Database } from 'sql.js';
import type { SqlModule } from '../archive/init-sql.ts';
import { openSegmentSchema } from '../archive/segment-schema.ts';
import type { SegmentEntry } from '../archive/types.ts';
import { readVerified } from '../archive/verify-file.ts';

/** sql.js's name for a database's file, which its types do not tell. */
type NamedDatabase = Database & { readonly filename: string };

/** Pages of the segment kept between two parts that are copied, in KiB. */
const cacheKib = 32_768;

/** The name under which the segment is attached while `use` runs. */
export const segmentSchema = 'segment';

/** Verifies the segment's file, attaches it to `database` as `segment`, and lets go of it again whatever `use` does. */
export const withAttachedSegment = (
  sql: SqlModule,
  database: Database,
  archivePath: string,
  entry: SegmentEntry,
  use: () => void,
): void => {
  const segment = new sql.Database(readVerified(archivePath, entry)) as NamedDatabase;
  try {
    openSegmentSchema(segment, join(archivePath, entry.file));
    // A segment brought to the newest schema has been written to: its connection must let go of the lock.
    segment.exec('PRAGMA locking_mode = NORMAL; SELECT count(*) FROM meta;');
    database.run(
      `ATTACH '/${segment.filename}' AS ${segmentSchema}; PRAGMA ${segmentSchema}.cache_size = -${cacheKib};`,
    );
    try {
      use();
    } finally {
      database.run(`DETACH ${segmentSchema}`);
    }
  } finally {
    segment.close();
  }
};
