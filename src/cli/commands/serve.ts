// `serve`: the workbench in a browser on this machine.
import { type Command, Option } from 'commander';
import type { CliContext } from '../cli-context.ts';
import { archiveOption, wholeNumber } from '../options.ts';
import { type ServeRequest, serveLoopback } from '../serve-loopback.ts';
import { hasDisplay } from '../start/choose-host.ts';

const help = `
It listens on 127.0.0.1 only. The printed address carries a token that lets one browser in, once; restart it for a new one.

Example:
  sivo-audit serve --archive my-archive --no-open`;

export const registerServe = (program: Command, context: CliContext): void => {
  program
    .command('serve')
    .description('serve the workbench on a loopback address and open the browser')
    .addOption(archiveOption().makeOptionMandatory(false))
    .addOption(new Option('--port <n>', 'port; any free one when absent or 0').argParser(wholeNumber(0, 65_535)))
    .option('--no-open', 'only print the address')
    .addHelpText('after', help)
    .action((options: { archive?: string; port?: number; open: boolean }) => {
      const display = process.env.WAYLAND_DISPLAY || process.env.DISPLAY;
      const request: ServeRequest = {
        archive: options.archive,
        port: options.port,
        openBrowser: options.open && hasDisplay({ platform: process.platform, display }),
      };
      return serveLoopback(context, request);
    });
};
