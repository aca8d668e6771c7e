import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from '#main/menu-template.ts';
import { menuLanguage, menuWords } from '#main/menu-words.ts';
import { type MenuCommand, menuCommandSchema } from '#shared/menu-command.ts';

const items = (template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);

const build = (platform: NodeJS.Platform, developerTools = false, language: 'en' | 'es' = 'en') => {
  const ran: MenuCommand[] = [];
  const template = menuTemplate({
    words: menuWords[language],
    platform,
    developerTools,
    run: (command) => void ran.push(command),
  });
  return { template, all: items(template), ran };
};

const click = (item: MenuItemConstructorOptions): void => item.click?.(null as never, undefined, null as never);

describe('the native menu', () => {
  it('offers every command once and runs the one clicked', () => {
    const { all, ran } = build('linux');
    const commands = all.filter((item) => item.click !== undefined);
    expect(commands.map((item) => item.id)).toEqual(menuCommandSchema.options);
    commands.forEach(click);
    expect(ran).toEqual(menuCommandSchema.options);
  });

  it('does everything else by roles of the platform', () => {
    const { all } = build('win32');
    for (const item of all) {
      const kind = [item.click, item.role, item.submenu].filter((part) => part !== undefined).length;
      expect(item.type === 'separator' ? 1 : kind).toBe(1);
    }
    expect(all.map((item) => item.role)).toEqual(expect.arrayContaining(['quit', 'copy', 'reload', 'zoomIn', 'about']));
  });

  it('follows macOS: application menu first, close instead of quit', () => {
    const { template, all } = build('darwin');
    expect(template[0]).toEqual({ role: 'appMenu' });
    expect(all.some((item) => item.role === 'close')).toBe(true);
    expect(all.some((item) => item.role === 'quit')).toBe(false);
  });

  it('shows developer tools only where they are wanted', () => {
    expect(build('linux', true).all.some((item) => item.role === 'toggleDevTools')).toBe(true);
    expect(build('linux', false).all.some((item) => item.role === 'toggleDevTools')).toBe(false);
  });

  it('gives no two items the same accelerator', () => {
    const accelerators = build('linux').all.flatMap((item) => item.accelerator ?? []);
    expect(new Set(accelerators).size).toBe(accelerators.length);
  });

  it('speaks Spanish where the system does, English everywhere else', () => {
    expect(menuLanguage('es-ES')).toBe('es');
    expect(menuLanguage('es')).toBe('es');
    expect(menuLanguage('est-EE')).toBe('en');
    expect(menuLanguage('de')).toBe('en');
    expect(build('linux', false, 'es').template[0]?.label).toBe('Archivo');
  });
});
