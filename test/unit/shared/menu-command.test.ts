import { describe, expect, it } from 'vitest';
import { fromMenuFragment, menuCommandSchema, toMenuFragment } from '#shared/menu-command.ts';

describe('menu commands in the address', () => {
  it.each(menuCommandSchema.options)('carry %s there and back', (command) => {
    expect(fromMenuFragment(toMenuFragment(command))).toBe(command);
    expect(fromMenuFragment(toMenuFragment(command).slice(1))).toBe(command);
  });

  it.each(['', '#', '#menu=', '#menu=format', 'menu', '#other=newArchive', '#menu=newArchive2'])(
    'read nothing from %j',
    (fragment) => {
      expect(fromMenuFragment(fragment)).toBeNull();
    },
  );
});
