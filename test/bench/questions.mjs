// `node test/bench/questions.mjs ARCHIVE [RUNS]`: times the questions on an archive that is there; uses the build in out/.
import { join, resolve } from 'node:path';
import { runnerImport } from 'vite';

const [archive, runs = '15'] = process.argv.slice(2);
if (archive === undefined) throw new Error('which archive?');
const root = resolve(import.meta.dirname, '../..');
const { module } = await runnerImport(join(import.meta.dirname, 'questions.ts'), { configFile: false, root });
await module.printQuestions(resolve(archive), Number(runs), (line) => console.log(line));
