// A folder for what a service under test keeps on its machine: of this process alone, so that nothing is remembered between runs.
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const dataFolderForTests = join(tmpdir(), `sivo-audit-data-${process.pid}`);
