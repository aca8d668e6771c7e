// Reads the events an action of the grid is about; rows that are on screen already are not asked for again.
import { useRef, useState } from 'react';
import type { EventRow } from '#shared/model/event.ts';
import type { ResultReader } from '../../data/use-result-reader.ts';
import type { RowsState } from '../../data/use-rows.ts';
import type { CellEvent } from './cell-value.ts';
import { countRows, type RowRange } from './row-ranges.ts';
import { wholeEvent } from './whole-event.ts';

export interface SelectedEvents {
  /** How far a reading is; null while nothing is read. */
  reading: { read: number; total: number } | null;
  /** There is an answer whose rows can be read. */
  ready: boolean;
  /** Ends the reading: what was asked for does not happen. */
  stop(): void;
  /** The rows of these stretches; null where it was stopped or there is no answer yet. Throws what the calls throw. */
  rows(ranges: readonly RowRange[]): Promise<EventRow[] | null>;
  /** The same with every change of each event. */
  whole(ranges: readonly RowRange[]): Promise<CellEvent[] | null>;
}

/** The loaded rows of these stretches; null where one is missing. */
const loaded = (rows: RowsState, ranges: readonly RowRange[]): EventRow[] | null => {
  const events: EventRow[] = [];
  for (const { first, last } of ranges) {
    for (let index = first; index <= last; index++) {
      const event = rows.row(index);
      if (event === undefined) return null;
      events.push(event);
    }
  }
  return events;
};

export const useSelectedEvents = (rows: RowsState, reader: ResultReader | null): SelectedEvents => {
  const [reading, setReading] = useState<SelectedEvents['reading']>(null);
  const running = useRef<AbortController | null>(null);

  const read = async <Item>(
    ranges: readonly RowRange[],
    run: (signal: AbortSignal, onRead: (count: number) => void) => Promise<Item[]>,
  ): Promise<Item[] | null> => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    const total = countRows(ranges);
    setReading({ read: 0, total });
    try {
      return await run(control.signal, (count) => setReading({ read: count, total }));
    } catch (error) {
      if (control.signal.aborted) return null;
      throw error;
    } finally {
      if (running.current === control) {
        running.current = null;
        setReading(null);
      }
    }
  };

  return {
    reading,
    ready: reader !== null,
    stop: () => running.current?.abort(),
    rows: async (ranges) => {
      const here = loaded(rows, ranges);
      if (here !== null || reader === null) return here;
      return read(ranges, (signal, onRead) => reader.rows(ranges, signal, onRead));
    },
    whole: async (ranges) => {
      const here = loaded(rows, ranges);
      if (here?.every(({ changes, changeCount }) => changes.length === changeCount) === true) return here;
      if (reader === null) return null;
      const events = await read(ranges, (signal, onRead) => reader.events(ranges, signal, onRead));
      return events?.map(wholeEvent) ?? null;
    },
  };
};
