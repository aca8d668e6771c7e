// The commands of the desktop's native menu. They travel in the page's address (`#menu=newArchive`), the one thing a
// host may change in a page, so that the menu runs the page's own actions and needs no channel beside the contract.
import { z } from 'zod';

export const menuCommandSchema = z.enum(['newArchive', 'openArchive', 'importFiles', 'importFolder']);
export type MenuCommand = z.infer<typeof menuCommandSchema>;

const prefix = '#menu=';

/** The address fragment, with its `#`, that asks the page to run `command`. */
export const toMenuFragment = (command: MenuCommand): string => `${prefix}${command}`;

/** The command a fragment (with or without `#`) asks for; null for any other fragment. */
export const fromMenuFragment = (fragment: string): MenuCommand | null => {
  const whole = fragment.startsWith('#') ? fragment : `#${fragment}`;
  if (!whole.startsWith(prefix)) return null;
  return menuCommandSchema.safeParse(whole.slice(prefix.length)).data ?? null;
};
