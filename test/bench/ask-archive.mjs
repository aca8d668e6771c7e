// `node test/bench/ask-archive.mjs ARCHIVE [RUNS]`: times the questions on an archive that is there; uses the build in out/.
import { join, resolve } from 'node:path';
import { runnerImport } from 'vite';

const [archive, runs = '15'] = process.argv.slice(2);
if (archive === undefined) throw new Error('which archive?');
const root = resolve(import.meta.dirname, '../..');
const { module } = await runnerImport(join(import.meta.dirname, 'ask-archive.ts'), { configFile: false, root });
await module.printAnswers(resolve(archive), Number(runs), (line) => console.log(line));
