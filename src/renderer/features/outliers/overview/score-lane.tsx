// Everybody × days on one canvas: a cursor for the keys, the same words for it and for the pointer, and a click that opens the
// person's page.
import { useComputedColorScheme } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { drawLane, type LaneScene } from './draw-lane.ts';
import { type LaneColours, laneColours } from './lane-colours.ts';
import { cellAfter, cellAt, dayLeft, type LaneCell, laneOf, rowTop, type Scroll, scrollTo } from './lane-geometry.ts';
import styles from './overview.module.css';

const mostHeight = 560;

interface Props {
  scene: Omit<LaneScene, 'lane' | 'colours' | 'font'>;
  label: string;
  textOf(cell: LaneCell): string;
  onPick(cell: LaneCell): void;
  /** Told of what is drawn, for its picture. */
  onScene(scene: LaneScene): void;
}

export const ScoreLane = ({ scene, label, textOf, onPick, onScene }: Props) => {
  const { ref: sizeRef, width } = useElementSize<HTMLDivElement>();
  const scheme = useComputedColorScheme('light');
  const box = useRef<HTMLDivElement>(null);
  // The size without the scroll bars.
  const boxRef = useMergedRef(box, sizeRef);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [scroll, setScroll] = useState<Scroll>({ left: 0, top: 0 });
  const [cursor, setCursor] = useState<LaneCell | null>(null);
  const [hover, setHover] = useState<LaneCell | null>(null);
  const [focused, setFocused] = useState(false);
  const [colours, setColours] = useState<LaneColours | null>(null);
  const id = useId();
  const lane = laneOf(scene.rows.length, scene.overview.days.length, Math.max(width, 1), mostHeight);
  const at = cursor !== null && cursor.row < lane.rows && cursor.day < lane.days ? cursor : null;
  const keyed = focused ? (at ?? { row: 0, day: Math.max(0, lane.days - 1) }) : null;
  const marked = hover ?? keyed;

  // The colours are those of the theme, which is on the page only after it was drawn.
  useEffect(() => {
    if (box.current !== null && scheme !== undefined) setColours(laneColours(box.current));
  }, [scheme]);

  // Where not every day is in sight, the newest are.
  const scrolls = width > 0 && lane.fullWidth > lane.width + 1;
  useEffect(() => {
    if (scrolls) box.current?.scrollTo({ left: box.current.scrollWidth });
  }, [scrolls]);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (canvas.current === null || context === null || context === undefined || colours === null || width === 0) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.current.width = Math.round(lane.width * ratio);
    canvas.current.height = Math.round(lane.height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const drawn = { ...scene, lane, colours, font: `12px ${getComputedStyle(document.body).fontFamily}` };
    drawLane(context, drawn, scroll, marked);
    onScene(drawn);
  });

  const goTo = useCallback(
    (cell: LaneCell, from: Scroll): void => {
      setCursor(cell);
      setHover(null);
      const next = scrollTo(lane, from, cell);
      box.current?.scrollTo(next);
    },
    [lane],
  );
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || keyed === null) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onPick(keyed);
      return;
    }
    const next = cellAfter(event.key, keyed, lane);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    goTo(next, scroll);
  };
  const under = (event: PointerEvent<HTMLElement>): LaneCell | null => {
    const bounds = canvas.current?.getBoundingClientRect();
    return bounds === undefined ? null : cellAt(lane, scroll, event.clientX - bounds.left, event.clientY - bounds.top);
  };
  const left = marked === null ? 0 : dayLeft(lane, scroll, marked.day);
  const isRight = left > lane.width / 2;
  return (
    <div className={styles.lane} style={{ height: lane.height + 2 }}>
      {/* biome-ignore lint/a11y/useSemanticElements: no element is a chart that arrows move in. */}
      <div
        ref={boxRef}
        className={styles.scroll}
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys are described by its name.
        tabIndex={0}
        aria-label={label}
        aria-describedby={id}
        data-testid="score-lane"
        onKeyDown={press}
        onScroll={(event) => setScroll({ left: event.currentTarget.scrollLeft, top: event.currentTarget.scrollTop })}
        onFocus={(event) => setFocused(event.currentTarget.matches(':focus-visible'))}
        onBlur={() => setFocused(false)}
        onPointerMove={(event) => setHover(under(event))}
        onPointerLeave={() => setHover(null)}
        onClick={(event) => {
          const bounds = canvas.current?.getBoundingClientRect();
          const cell =
            bounds === undefined ? null : cellAt(lane, scroll, event.clientX - bounds.left, event.clientY - bounds.top);
          if (cell !== null) onPick(cell);
        }}
      >
        <div style={{ width: lane.fullWidth, height: lane.fullHeight }}>
          <canvas
            ref={canvas}
            className={styles.canvas}
            style={{ width: lane.width, height: lane.height }}
            aria-hidden
          />
        </div>
      </div>
      <span id={id} className={styles.spoken} aria-live="polite" data-testid="score-lane-live">
        {keyed === null ? '' : textOf(keyed)}
      </span>
      {marked !== null && lane.rows > 0 && (
        <div
          className={styles.tooltip}
          aria-hidden
          data-testid="score-lane-tooltip"
          style={{
            top: Math.min(rowTop(scroll, marked.row) + 22, lane.height - 10),
            ...(isRight ? { right: lane.width - left + 4 } : { left: left + lane.cellWidth + 6 }),
          }}
        >
          {textOf(marked)}
        </div>
      )}
    </div>
  );
};
