// The import zones are lint errors: each forbidden import is planted in a copy of its room and the linter must refuse it.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const biome = join(root, 'node_modules/.bin/biome');
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'zones-'));
  const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  config.vcs = { enabled: false };
  writeFileSync(join(copy, 'biome.json'), JSON.stringify(config));
  cpSync(join(root, 'package.json'), join(copy, 'package.json'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const forbidden: [file: string, specifier: string][] = [
  ['src/shared/model/x.ts', 'node:fs'],
  ['src/shared/model/x.ts', 'react'],
  ['src/shared/model/x.ts', '@orpc/server'],
  ['src/shared/model/x.ts', '#core/archive/types.ts'],
  ['src/shared/model/x.ts', '../../core/archive/types.ts'],
  ['src/core/query/x.ts', 'electron'],
  ['src/core/query/x.ts', 'react'],
  ['src/core/query/x.ts', '#web/start-loopback.ts'],
  ['src/core/query/x.ts', '../../cli/index.ts'],
  ['src/main/x.ts', '#core/archive/open-writer.ts'],
  ['src/main/x.ts', '../core/query/engine.ts'],
  ['src/main/x.ts', '#web/start-loopback.ts'],
  ['src/web/x.ts', 'electron'],
  ['src/web/x.ts', '#core/ingest/run-import.ts'],
  ['src/cli/x.ts', '#core/query/engine.ts'],
  ['src/cli/x.ts', '#core/export/run-export.ts'],
  ['src/web/x.ts', '#core/export/run-export.ts'],
  ['src/main/x.ts', '#core/export/run-export.ts'],
  ['src/cli/x.ts', '#renderer/boot/connect.ts'],
  ['src/preload/x.ts', 'node:fs'],
  ['src/preload/x.ts', '#core/service/types.ts'],
  ['src/renderer/features/grid/x.ts', 'electron'],
  ['src/renderer/features/grid/x.ts', 'node:path'],
  ['src/renderer/features/grid/x.ts', '#core/service/types.ts'],
  ['src/renderer/features/grid/x.ts', '../../../main/index.ts'],
];
const allowed: [file: string, specifier: string][] = [
  ['src/shared/model/x.ts', 'zod'],
  ['src/shared/model/x.ts', './event.ts'],
  ['src/core/query/x.ts', '#shared/model/event.ts'],
  ['src/core/query/x.ts', '../archive/types.ts'],
  ['src/main/x.ts', '#core/service/create-service.ts'],
  ['src/cli/x.ts', '#web/start-loopback.ts'],
  ['src/renderer/features/grid/x.ts', '#shared/model/event.ts'],
  ['src/renderer/features/grid/x.ts', '../../data/view-state.ts'],
];

const zoneErrors = (file: string, specifier: string): string => {
  const path = join(copy, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `import * as planted from '${specifier}';\n\nexport const use = planted;\n`);
  const run = spawnSync(biome, ['lint', file], { cwd: copy, encoding: 'utf8' });
  rmSync(path);
  return run.stdout + run.stderr;
};

test.each(forbidden)('%s may not import %s', (file, specifier) => {
  expect(zoneErrors(file, specifier)).toContain('lint/style/noRestrictedImports');
});

test.each(allowed)('%s may import %s', (file, specifier) => {
  expect(zoneErrors(file, specifier)).not.toContain('noRestrictedImports');
});

test('features of the renderer do not import each other', () => {
  const files = execFileSync('git', ['ls-files', 'src/renderer/features'], { cwd: root, encoding: 'utf8' }).split('\n');
  const crossings = files
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('/features/shell/'))
    .flatMap((file) => {
      const own = file.split('/')[3];
      const imports = [...readFileSync(join(root, file), 'utf8').matchAll(/from '([^']+)'/g)].map(
        (match) => match[1] ?? '',
      );
      return imports
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => resolve('/', dirname(file), specifier))
        .filter((target) => target.startsWith('/src/renderer/features/') && target.split('/')[4] !== own)
        .map((target) => `${file} → ${target}`);
    });
  expect(crossings).toEqual([]);
});
