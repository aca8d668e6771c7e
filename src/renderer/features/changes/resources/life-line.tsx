// The versions of a resource along time, and where no import claims to hold everything. The list below says the same.
import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import type { ResourceVersion } from '#shared/model/changes.ts';
import { usePreferences } from '../../../data/preferences.tsx';
import { useCoverage } from '../../../data/use-coverage.ts';
import { axisTicks } from '../../../ui/axis-ticks.ts';
import { useWords } from '../../../ui/define-words.ts';
import type { Span } from '../../../ui/span.ts';
import { uncovered } from '../../../ui/uncovered.ts';
import { KindMark } from './kind-mark.tsx';
import styles from './life-line.module.css';
import { LifeMarks } from './life-marks.tsx';
import { listStep } from './list-step.ts';
import { type LifeMark, lifeSpan, placeMarks, spanOfMark } from './place-marks.ts';
import classes from './resources.module.css';
import { words } from './words.ts';

interface Props {
  /** Oldest first. */
  versions: readonly ResourceVersion[];
  zone: string;
  /** Places of the versions that are looked at. */
  chosen: readonly number[];
  /** A moment to mark, RFC 3339. */
  moment: string | null;
  onOpen(version: ResourceVersion): void;
}

const height = 38;
/** CSS pixels for each label of the axis. */
const tickRoom = 90;
const kinds = ['create', 'update', 'delete'] as const;

export const LifeLine = ({ versions, zone, chosen, moment, onOpen }: Props) => {
  const say = useWords(words);
  const { language } = usePreferences();
  const { coverage } = useCoverage(zone);
  const hatch = useId();
  const { ref, width } = useElementSize();
  const [zoomed, setZoomed] = useState<Span | null>(null);
  const [held, setHeld] = useState<number | null>(null);
  const times = useMemo(() => versions.map(({ at }) => Date.parse(at)), [versions]);
  const span = useMemo(() => zoomed ?? lifeSpan(times), [zoomed, times]);
  const marks = useMemo(() => placeMarks(versions, times, span, width), [versions, times, span, width]);
  const ticks = useMemo(
    () => axisTicks(span, zone, language, Math.floor(width / tickRoom)),
    [span, zone, language, width],
  );
  // Where no import says what it covers, nothing tells a gap from the rest.
  const ranges = coverage?.ranges;
  const gaps = useMemo(
    () => (ranges === undefined || ranges.length === 0 ? [] : uncovered(ranges, span)),
    [ranges, span],
  );
  const xOf = (ms: number): number => ((ms - span.fromMs) / (span.toMs - span.fromMs)) * width;
  const isChosen = ({ first, last }: LifeMark): boolean => chosen.some((place) => place >= first && place <= last);
  const cursor = Math.min(held ?? Math.max(0, marks.findLastIndex(isChosen)), marks.length - 1);

  const open = (mark: LifeMark): void => {
    const version = versions[mark.last];
    const inside = mark.first === mark.last ? null : spanOfMark(mark, times);
    setHeld(null);
    if (inside !== null) setZoomed(inside);
    else if (version !== undefined) onOpen(version);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = { ArrowLeft: 'ArrowUp', ArrowRight: 'ArrowDown' }[event.key] ?? event.key;
    const next = /^(Arrow|Home|End)/.test(event.key) ? listStep(key, cursor, { rows: marks.length, screen: 1 }) : null;
    const mark = marks[cursor];
    if (next !== null) setHeld(next);
    else if (event.key === 'Enter' && mark !== undefined) open(mark);
    else if (event.key === 'Escape' && zoomed !== null) setZoomed(null);
    else return;
    event.preventDefault();
  };
  const momentX = moment === null ? Number.NaN : xOf(Date.parse(moment));
  return (
    <div className={styles.life} data-testid="life-line">
      <div className={classes.lifeHead}>
        {kinds
          .filter((kind) => versions.some((version) => version.kind === kind))
          .map((kind) => (
            <span key={kind} className={classes.key}>
              <KindMark kind={kind} />
              {say(kind)}
            </span>
          ))}
        {gaps.length === 0 ? null : (
          <span className={classes.key}>
            <span className={classes.hatched} aria-hidden />
            {say('uncovered')}
          </span>
        )}
        {zoomed === null ? null : (
          <Button variant="subtle" size="compact-xs" onClick={() => setZoomed(null)}>
            {say('wholeLife')}
          </Button>
        )}
      </div>
      <div
        ref={ref}
        className={styles.lifeChart}
        role="listbox"
        tabIndex={0}
        aria-label={say('line')}
        aria-description={say('lineKeys')}
        aria-orientation="horizontal"
        aria-activedescendant={marks.length === 0 ? undefined : `${hatch}-${cursor}`}
        onKeyDown={press}
      >
        <svg role="none" width="100%" height={height + 16}>
          <defs>
            <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="1.5" height="6" fill="var(--line-strong)" />
            </pattern>
          </defs>
          {gaps.map(({ fromMs, toMs }) => (
            <rect
              key={fromMs}
              x={xOf(fromMs)}
              width={Math.max(2, xOf(toMs) - xOf(fromMs))}
              height={height}
              fill={`url(#${hatch})`}
            />
          ))}
          <line x1="0" x2="100%" y1={height / 2} y2={height / 2} className={styles.lifeAxis} />
          {ticks
            .filter(({ ms }) => xOf(ms) < width - tickRoom / 2)
            .map(({ ms, label }) => (
              <text key={ms} x={xOf(ms)} y={height + 12} className={styles.lifeTick}>
                {label}
              </text>
            ))}
          {momentX >= 0 && momentX <= width ? (
            <line x1={momentX} x2={momentX} y1="0" y2={height} className={styles.lifeMoment} />
          ) : null}
          <LifeMarks
            marks={marks}
            versions={versions}
            zone={zone}
            y={height / 2}
            name={hatch}
            cursor={cursor}
            isChosen={isChosen}
            onOpen={open}
          />
        </svg>
      </div>
    </div>
  );
};
