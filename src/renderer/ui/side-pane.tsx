// A docked pane with a handle to resize it, by pointer or arrow keys; its width is remembered on this machine.
import { useLocalStorage } from '@mantine/hooks';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { useWords } from './define-words.ts';
import classes from './side-pane.module.css';
import { words } from './words.ts';

export interface SidePaneProps {
  /** Name of the remembered width. */
  name: string;
  /** Where the pane is docked; the handle lies on its inner edge. */
  side: 'left' | 'right';
  label: string;
  /** Widths in CSS pixels. */
  width: number;
  min: number;
  max: number;
  children: ReactNode;
}

const keyStep = 16;

export const SidePane = ({ name, side, label, width, min, max, children }: SidePaneProps) => {
  const say = useWords(words);
  const [stored, setStored] = useLocalStorage({ key: `sivo-workbench-width-${name}`, defaultValue: width });
  const current = Math.min(max, Math.max(min, stored));
  const outward = side === 'left' ? 1 : -1;
  const resize = (next: number) => setStored(Math.round(Math.min(max, Math.max(min, next))));

  const drag = (down: PointerEvent<HTMLDivElement>) => {
    const handle = down.currentTarget;
    handle.setPointerCapture(down.pointerId);
    const move = (event: globalThis.PointerEvent) => resize(current + (event.clientX - down.clientX) * outward);
    const stop = () => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', stop);
      handle.removeEventListener('pointercancel', stop);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', stop);
    handle.addEventListener('pointercancel', stop);
  };

  const press = (event: KeyboardEvent) => {
    const change = { ArrowLeft: -keyStep, ArrowRight: keyStep }[event.key];
    if (change === undefined) return;
    event.preventDefault();
    resize(current + change * outward);
  };

  return (
    <aside className={classes.pane} data-side={side} style={{ width: current }} aria-label={label}>
      {/* biome-ignore lint/a11y/useSemanticElements: a movable separator has a value, which <hr> cannot have. */}
      <div
        className={classes.handle}
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={say('resize', { name: label })}
        aria-valuenow={current}
        aria-valuemin={min}
        aria-valuemax={max}
        onPointerDown={drag}
        onKeyDown={press}
        onDoubleClick={() => setStored(width)}
      />
      <div className={classes.content}>{children}</div>
    </aside>
  );
};
