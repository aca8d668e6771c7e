// Moves in time beside the time line: earlier, wider, later, and back to all dates.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconZoomOut } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { type TimeRange, timeOf, withTime } from '#shared/model/filter-edit.ts';
import { useArchive } from '../../data/use-archive.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import type { Span } from '../../ui/span.ts';
import { boundMs } from './choose-bucket.ts';
import { pannedRange, widenedRange } from './shift-range.ts';
import classes from './timeline.module.css';
import { words } from './words.ts';

/** `drawn` is what the time line shows; `zoomed` holds the addresses that a zoom has led to, the newest last. */
export const RangeTools = ({ drawn, zoomed }: { drawn: Span; zoomed: RefObject<string[]> }) => {
  const say = useWords(words);
  const view = useView();
  const { archive } = useArchive();
  const range = timeOf(view.filter);
  if (range.from === undefined && range.to === undefined) return null;
  const span: Span = {
    fromMs: boundMs(range.from, view.zone) ?? drawn.fromMs,
    toMs: boundMs(range.to, view.zone) ?? drawn.toMs,
  };
  const whole =
    archive?.oldest && archive.newest ? { fromMs: Date.parse(archive.oldest), toMs: Date.parse(archive.newest) } : null;
  const ask = (next: TimeRange) => view.setFilter(withTime(view.filter, next), { keepSelected: true });
  const zoomOut = () => {
    // One step out of a zoom is the way back in the history; from elsewhere it is more time around the same middle.
    if (zoomed.current.at(-1) === window.location.href) {
      zoomed.current.pop();
      window.history.back();
    } else ask(widenedRange(span, view.zone, whole));
  };
  const tools = [
    { name: 'earlier', icon: IconChevronLeft, run: () => ask(pannedRange(span, view.zone, -1)) },
    { name: 'zoomOut', icon: IconZoomOut, run: zoomOut },
    { name: 'later', icon: IconChevronRight, run: () => ask(pannedRange(span, view.zone, 1)) },
  ] as const;
  return (
    <>
      {tools.map(({ name, icon: ToolIcon, run }) => (
        <Tooltip key={name} label={say(name)}>
          <ActionIcon
            size={20}
            variant="subtle"
            color="gray"
            aria-label={say(name)}
            data-testid={`timeline-${name}`}
            onClick={run}
          >
            <ToolIcon size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
      <button type="button" className={classes.link} onClick={() => view.setFilter(withTime(view.filter, {}))}>
        {say('allDates')}
      </button>
    </>
  );
};
