// `start`: the workbench on this machine, as a desktop window where that is possible and on loopback everywhere else.
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { assertNever } from '#shared/assert-never.ts';
import { type Link, linkAddress, parseLink, printLink } from '#shared/model/link.ts';
import { chooseHost, type HostFacts, hasDisplay, type RuntimeState } from '../start/choose-host.ts';
import { electronPackageFolder, electronRuntimeState, fetchElectronRuntime } from '../start/electron-runtime.ts';
import { type DesktopEnd, launchDesktop } from '../start/launch-desktop.ts';

/** How long the first start may wait for the Electron runtime, in ms. */
const fetchLimit = 60_000;

export interface StartDeps {
  /** One line for the user. */
  print(line: string): void;
  /** The loopback host as `serve` runs it, with or without an archive, at a view or its first page; resolves when it has ended. */
  serve(options: { archive: string | undefined; openBrowser: boolean; page: string | undefined }): Promise<void>;
  setExitCode(code: number): void;
}

/** The effects behind the decision; `realEffects` for the product, values for a test. */
export interface StartEffects {
  facts(): HostFacts;
  fetchRuntime(): Promise<RuntimeState>;
  launchDesktop(runtimePath: string, wanted: StartWish): Promise<DesktopEnd>;
}

/** What to show first: an archive, the view of a link, both or neither. */
export interface StartWish {
  archive: string | undefined;
  link: Link | undefined;
}

/** The archive stands before the link: of what follows a link the desktop reads nothing. */
const desktopArguments = (appRoot: string, { archive, link }: StartWish): string[] => [
  appRoot,
  ...(archive === undefined ? [] : ['--archive', resolve(archive)]),
  ...(link === undefined ? [] : [printLink(link)]),
];

/** `appRoot`: the folder that holds package.json and out/. */
const realEffects = (appRoot: string, print: StartDeps['print']): StartEffects => ({
  facts: () => ({
    platform: process.platform,
    superuser: process.getuid?.() === 0,
    display: process.env.WAYLAND_DISPLAY || process.env.DISPLAY,
    runtime: electronRuntimeState(),
  }),
  fetchRuntime: () => fetchElectronRuntime(electronPackageFolder() ?? appRoot, fetchLimit),
  launchDesktop: (runtimePath, wanted) => launchDesktop(runtimePath, desktopArguments(appRoot, wanted), print),
});

/** Runs the chosen host to its end, after one line that names it and why. A desktop that cannot start becomes loopback. */
export const runStart = async (deps: StartDeps, effects: StartEffects, wanted: StartWish): Promise<void> => {
  const facts = effects.facts();
  const loopback = (reason: string): Promise<void> => {
    deps.print(`Serving the workbench on this machine's loopback address: ${reason}.`);
    const page = wanted.link === undefined ? undefined : linkAddress(wanted.link);
    return deps.serve({ archive: wanted.archive, openBrowser: hasDisplay(facts), page });
  };
  let choice = chooseHost(facts);
  if (choice.host === 'fetchRuntime') {
    deps.print(
      `Fetching the Electron runtime, about 110 MB, once and for at most ${fetchLimit / 1000} s (ELECTRON_SKIP_BINARY_DOWNLOAD=1 skips this) …`,
    );
    choice = chooseHost({ ...facts, runtime: await effects.fetchRuntime() });
  }
  switch (choice.host) {
    case 'loopback':
      return loopback(choice.reason);
    case 'fetchRuntime':
      return loopback('the Electron runtime is still absent after it was fetched');
    case 'desktop': {
      deps.print('Opening the workbench in a desktop window.');
      const end = await effects.launchDesktop(choice.runtimePath, wanted);
      if (!end.opened) return loopback(`the desktop window could not start, ${end.detail}`);
      return deps.setExitCode(end.exitCode);
    }
    default:
      return assertNever(choice);
  }
};

/** Runs `start` for real, at the view of `link` where one is given; throws BAD_INPUT for one that cannot be read. */
export const startAt = (
  deps: StartDeps & { appRoot: string },
  link: string | undefined,
  archive: string | undefined,
): Promise<void> =>
  runStart(deps, realEffects(deps.appRoot, deps.print), {
    archive,
    link: link === undefined ? undefined : parseLink(link),
  });

/** Adds `start` to the program. `appRoot`: the folder that holds package.json and out/. */
export const registerStart = (program: Command, deps: StartDeps & { appRoot: string }): void => {
  program
    .command('start')
    .description('open the workbench: in a desktop window where possible, else on a loopback address')
    .argument('[link]', 'a link to a view')
    .option('--archive <dir>', 'open this archive at once')
    .action((link: string | undefined, { archive }: { archive?: string }) => startAt(deps, link, archive));
};
