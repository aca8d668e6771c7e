// The native menu as data: our four file actions, and the platform's own roles for everything else.
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#shared/menu-command.ts';
import type { MenuWords } from './menu-words.ts';

export interface MenuOptions {
  words: MenuWords;
  platform: NodeJS.Platform;
  /** Developer tools are for builds that are not packaged. */
  developerTools: boolean;
  run(command: MenuCommand): void;
}

/** The template for `Menu.buildFromTemplate`; on macOS the application menu, with About and Quit, comes first. */
export const menuTemplate = ({ words, platform, developerTools, run }: MenuOptions): MenuItemConstructorOptions[] => {
  const mac = platform === 'darwin';
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const command = (id: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label: words[id],
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => run(id),
  });
  return [
    ...(mac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: words.file,
      submenu: [
        command('newArchive', 'CmdOrCtrl+N'),
        command('openArchive', 'CmdOrCtrl+O'),
        separator,
        command('importFiles', 'CmdOrCtrl+I'),
        command('importFolder'),
        separator,
        mac ? { role: 'close' } : { role: 'quit', label: words.quit },
      ],
    },
    {
      label: words.edit,
      submenu: [
        { role: 'undo', label: words.undo },
        { role: 'redo', label: words.redo },
        separator,
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.paste },
        { role: 'selectAll', label: words.selectAll },
      ],
    },
    {
      label: words.view,
      submenu: [
        { role: 'reload', label: words.reload },
        separator,
        { role: 'resetZoom', label: words.actualSize },
        { role: 'zoomIn', label: words.zoomIn },
        { role: 'zoomOut', label: words.zoomOut },
        separator,
        { role: 'togglefullscreen', label: words.fullScreen },
        ...(developerTools
          ? [{ role: 'toggleDevTools', label: words.developerTools } satisfies MenuItemConstructorOptions]
          : []),
      ],
    },
    ...(mac
      ? [{ role: 'windowMenu' } satisfies MenuItemConstructorOptions]
      : [{ label: words.help, submenu: [{ role: 'about', label: words.about } satisfies MenuItemConstructorOptions] }]),
  ];
};
