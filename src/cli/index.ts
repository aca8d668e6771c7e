#!/usr/bin/env node
// Entry of `sivo-audit`: gives the program this process's streams, arguments and built neighbours, and nothing else.
import { readFileSync } from 'node:fs';
import { Command } from 'commander';

const version = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;

await new Command('sivo-audit').version(version).parseAsync(process.argv);
