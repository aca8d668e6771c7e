#!/usr/bin/env node
// Entry of `sivo-audit`: gives the command line this process's streams, arguments and signals, and nothing else.
import { appFiles } from './app-root.ts';
import { secretAsker } from './ask-secret.ts';
import { createTerminal } from './output/terminal.ts';
import { runCli } from './program.ts';

const interrupt = new AbortController();
const onSignal = (): void => {
  // A second one means: now.
  if (interrupt.signal.aborted) process.exit(1);
  interrupt.abort();
};
process.on('SIGINT', onSignal).on('SIGTERM', onSignal);

const terminal = createTerminal(process.stdout, process.stderr, () => process.exit(0));
process.exitCode = await runCli(process.argv.slice(2), {
  terminal,
  files: appFiles(import.meta.url),
  signal: interrupt.signal,
  askSecret: secretAsker(process.stdin, process.stderr),
});
