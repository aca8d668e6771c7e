// `open`: the workbench at the view of a link, in whichever host `start` chooses.
import type { Command } from 'commander';
import { type StartDeps, startAt } from './start.ts';

const help = `
A link is what "Copy link" gives: sivo-audit://open/… or http://127.0.0.1:…. It names the data it was made of; the workbench
says so where the open archive is another one.

Example:
  sivo-audit open 'sivo-audit://open/events?q=action:delete' --archive my-archive`;

/** Adds `open` to the program. `appRoot`: the folder that holds package.json and out/. */
export const registerOpen = (program: Command, deps: StartDeps & { appRoot: string }): void => {
  program
    .command('open')
    .description('open the workbench at the view of a link')
    .argument('<link>', 'sivo-audit://open/… or http://127.0.0.1:…')
    .option('--archive <dir>', 'open this archive at once')
    .addHelpText('after', help)
    .action((link: string, { archive }: { archive?: string }) => startAt(deps, link, archive));
};
