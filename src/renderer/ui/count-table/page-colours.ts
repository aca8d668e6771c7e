// The colours of the page as it is drawn now, for pictures that leave it.
import { shades } from './shade.ts';

/** `element` lies in the page; its own custom properties name the shades. */
export const pageColours = (element: Element): { ground: string; text: string; shades: string[] } => {
  const probe = document.createElement('span');
  element.append(probe);
  const read = (value: string): string => {
    probe.style.color = value;
    return getComputedStyle(probe).color;
  };
  const colours = {
    ground: read('var(--surface)'),
    text: read('var(--text)'),
    shades: Array.from({ length: shades + 1 }, (_, shade) => read(`var(--shade-${shade})`)),
  };
  probe.remove();
  return colours;
};
