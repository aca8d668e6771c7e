// A chart drawn by hand: what lies under the pointer or the keys, its tooltip, and what is asked for by a click or Enter.
// Arrows move over the marks, with Shift they choose several; a drag does the same.
import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useState } from 'react';
import { type Brush, brushKey } from './brush.ts';
import classes from './plot-area.module.css';

/** CSS pixels. */
export interface PlotSize {
  width: number;
  height: number;
}

/** The marks under the pointer or chosen by the keys, both inclusive. `chosen`: more is meant than a look. */
export interface PlotMarks {
  first: number;
  last: number;
  chosen: boolean;
}

export interface PlotAreaProps {
  /** Base of test ids. */
  name: string;
  /** Name of the chart and its keys. */
  label: string;
  height: number;
  marks: number;
  /** The mark that keys begin at. */
  start: number;
  /** The mark at a pixel, -1 for none. */
  markAt(x: number, y: number, size: PlotSize): number;
  /** Where a mark's tooltip points, in pixels. */
  pointOf(mark: number, size: PlotSize): { x: number; y: number };
  draw(size: PlotSize, at: PlotMarks | null): ReactNode;
  tooltip(first: number, last: number): ReactNode;
  /** What a screen reader says of the same. */
  spoken(first: number, last: number): string;
  onPick(mark: number): void;
  /** Without it one mark is chosen at a time. */
  onRange?(first: number, last: number): void;
  /** Space, or a click with Shift. */
  onChoose?(mark: number): void;
}

/** Down and up are the same ways as right and left where marks stand in rows. */
const sideways: Readonly<Record<string, string>> = { ArrowUp: 'ArrowLeft', ArrowDown: 'ArrowRight' };

export const PlotArea = (props: PlotAreaProps) => {
  const { name, label, height, marks, start, markAt, pointOf, draw, tooltip, spoken } = props;
  const { onPick, onRange, onChoose } = props;
  const { ref, width } = useElementSize<HTMLDivElement>();
  const id = useId();
  const [chosen, setChosen] = useState<{ brush: Brush; drag: boolean } | null>(null);
  const [hover, setHover] = useState(-1);
  const size = { width, height };
  const begin = Math.min(marks - 1, Math.max(0, start));
  const brush = chosen === null || Math.max(chosen.brush.anchor, chosen.brush.at) >= marks ? null : chosen.brush;
  const under = brush?.at ?? (hover < marks ? hover : -1);
  const at: PlotMarks | null =
    under === -1
      ? null
      : {
          first: Math.min(brush?.anchor ?? under, under),
          last: Math.max(brush?.anchor ?? under, under),
          chosen: brush !== null,
        };

  const ask = ({ anchor, at: end }: Brush) => {
    if (anchor === end) onPick(end);
    else {
      setChosen(null);
      onRange?.(Math.min(anchor, end), Math.max(anchor, end));
    }
  };
  const placeOf = (event: PointerEvent<HTMLDivElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return markAt(event.clientX - box.left, event.clientY - box.top, size);
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === ' ' && onChoose !== undefined && brush !== null) {
      event.preventDefault();
      onChoose(brush.at);
      return;
    }
    const bars = { bars: marks, start: begin };
    const step = brushKey(sideways[event.key] ?? event.key, event.shiftKey && onRange !== undefined, brush, bars);
    if (step === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (step.kind === 'zoom') ask(step.brush);
    else setChosen(step.brush === null ? null : { brush: step.brush, drag: false });
  };
  const point = at === null ? null : pointOf(under, size);
  const isRight = point !== null && point.x > width / 2;
  return (
    // biome-ignore lint/a11y/useSemanticElements: no element is a chart that arrows move in.
    <div
      ref={ref}
      className={classes.plot}
      style={{ height }}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys are described by its name.
      tabIndex={0}
      aria-label={label}
      aria-describedby={id}
      data-testid={`${name}-plot`}
      data-brush={onRange !== undefined}
      onKeyDown={press}
      onFocus={(event) => {
        if (marks > 0 && event.currentTarget.matches(':focus-visible'))
          setChosen({ brush: { anchor: begin, at: begin }, drag: false });
      }}
      onBlur={() => setChosen(null)}
      onPointerDown={(event) => {
        const mark = placeOf(event);
        if (event.button !== 0 || mark === -1) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setChosen({ brush: { anchor: mark, at: mark }, drag: true });
      }}
      onPointerMove={(event) => {
        const mark = placeOf(event);
        if (chosen?.drag !== true) setHover(mark);
        else if (onRange !== undefined && mark !== -1 && mark !== chosen.brush.at)
          setChosen({ ...chosen, brush: { ...chosen.brush, at: mark } });
      }}
      onPointerUp={(event) => {
        if (chosen?.drag !== true) return;
        setChosen(null);
        if (event.shiftKey && onChoose !== undefined) onChoose(chosen.brush.at);
        else ask(chosen.brush);
      }}
      onPointerCancel={() => setChosen(null)}
      onPointerLeave={() => setHover(-1)}
    >
      <svg width={width} height={height} aria-hidden data-picture={name}>
        {width === 0 ? null : draw(size, at)}
      </svg>
      <span id={id} className={classes.spoken} aria-live="polite">
        {at?.chosen === true ? spoken(at.first, at.last) : ''}
      </span>
      {at !== null && point !== null && width > 0 && (
        <div
          className={classes.tooltip}
          data-testid={`${name}-tooltip`}
          aria-hidden
          style={{
            top: Math.max(0, Math.min(point.y, height - 60)),
            ...(isRight ? { right: width - point.x + 12 } : { left: point.x + 12 }),
          }}
        >
          {tooltip(at.first, at.last)}
        </div>
      )}
    </div>
  );
};
