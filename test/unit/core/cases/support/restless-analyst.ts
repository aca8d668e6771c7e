// A process that stars one event after another in the case of the archive it is given, and tells each as it is done.
// Arguments: the archive, how many, and what the ids begin with.
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { initSql } from '#core/archive/init-sql.ts';
import { createCaseStore } from '#core/cases/case-store.ts';

const [path = '', count = '0', prefix = ''] = process.argv.slice(2);
const store = createCaseStore(path, {
  sql: initSql,
  waitMs: 30_000,
  now: () => new Date().toISOString(),
  newId: randomUUID,
});
for (let number = 0; number < Number(count); number++) {
  writeSync(1, `changing ${number}\n`);
  await store.change({ kind: 'star', eventIds: [`${prefix}${String(number).padStart(4, '0')}`], starred: true });
  writeSync(1, `changed ${number}\n`);
}
