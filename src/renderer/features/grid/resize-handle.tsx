// The edge of a column head: drag it to size the column, press it twice to fit the column to what it shows.
import { type PointerEvent, useRef } from 'react';
import type { GridColumnId } from '#shared/model/grid-layout.ts';
import classes from './grid.module.css';
import type { DraftWidth } from './use-column-model.ts';

export interface ResizeHandleProps {
  column: GridColumnId;
  /** Called while the edge is dragged; null when that ends. */
  onDraft(draft: DraftWidth | null): void;
  /** `width` in CSS pixels. */
  onSize(column: GridColumnId, width: number): void;
  onFit(column: GridColumnId): void;
}

/** For the pointer only: by keyboard the head's own keys and its menu size a column. */
export const ResizeHandle = ({ column, onDraft, onSize, onFit }: ResizeHandleProps) => {
  const begun = useRef<{ x: number; width: number } | null>(null);
  const widthAt = (event: PointerEvent): number | null =>
    begun.current === null ? null : begun.current.width + event.clientX - begun.current.x;
  const end = (event: PointerEvent): void => {
    const width = widthAt(event);
    const moved = begun.current !== null && event.clientX !== begun.current.x;
    begun.current = null;
    onDraft(null);
    if (width !== null && moved) onSize(column, width);
  };
  return (
    <span
      className={classes.resize}
      aria-hidden
      data-testid={`resize-${column}`}
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        begun.current = { x: event.clientX, width: event.currentTarget.parentElement?.offsetWidth ?? 0 };
      }}
      onPointerMove={(event) => {
        const width = widthAt(event);
        if (width !== null) onDraft({ id: column, width });
      }}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => onFit(column)}
    />
  );
};
