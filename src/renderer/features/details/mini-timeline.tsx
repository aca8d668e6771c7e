// A small time line of the whole archive with one event marked; a click on a bar asks for its time, the table says the same.
import { Table } from '@mantine/core';
import { useMemo } from 'react';
import type { Histogram } from '#shared/model/query.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatDay } from '../../ui/format-time.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './details.module.css';
import { type MiniBar, miniBars } from './mini-bars.ts';
import { words } from './words.ts';

export interface MiniTimelineProps {
  label: string;
  buckets: Histogram['buckets'];
  /** Extent of the archive and the event to mark; RFC 3339. */
  from: string;
  to: string;
  here: string;
  /** Given a bar's first instant and its end (exclusive). */
  onPick(from: string, to: string): void;
}

const height = 36;

export const MiniTimeline = ({ label, buckets, from, to, here, onPick }: MiniTimelineProps) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { zone } = useView();
  const { bars, here: mark } = useMemo(() => miniBars(buckets, { from, to, here }), [buckets, from, to, here]);
  const pick = ({ bucket }: MiniBar) => onPick(bucket.start, bucket.end);
  const nameOf = ({ bucket }: MiniBar) =>
    say('barText', { label: bucket.label, count: bucket.count, shown: count(bucket.count) });
  return (
    <figure className={styles.mini}>
      <svg className={styles.miniChart} height={height + 10} width="100%" role="img" aria-label={label}>
        <line x1="0" x2="100%" y1={height} y2={height} className={styles.miniAxis} />
        {bars.map((bar) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the pointer's way; the table below is the keyboard's.
          <g key={bar.bucket.start} className={styles.miniBar} onClick={() => pick(bar)}>
            <title>{nameOf(bar)}</title>
            <rect
              x={`${bar.x * 100}%`}
              width={`${bar.width * 100}%`}
              y={0}
              height={height}
              className={styles.miniHit}
            />
            <rect
              x={`${bar.x * 100}%`}
              width={`${Math.max(0.35, bar.width * 100 - 0.15)}%`}
              y={height - Math.max(2, bar.height * height)}
              height={Math.max(2, bar.height * height)}
              className={styles.miniFill}
            />
          </g>
        ))}
        <line x1={`${mark * 100}%`} x2={`${mark * 100}%`} y1={0} y2={height} className={styles.miniHere} />
        <svg x={`${mark * 100}%`} y={height} width="1" height="10" overflow="visible" aria-hidden="true">
          <path d="M 0 1 L 5 9 L -5 9 Z" className={styles.miniMark} />
        </svg>
      </svg>
      <figcaption className={styles.miniEnds}>
        <span>{formatDay(from, zone)}</span>
        <span>▲ {say('thisEvent')}</span>
        <span>{formatDay(to, zone)}</span>
      </figcaption>
      <details className={styles.miniTable}>
        <summary>{say('asTable')}</summary>
        <Table aria-label={label}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say('stretch', { zone })}</Table.Th>
              <Table.Th scope="col">{say('events')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {bars.map((bar) => (
              <Table.Tr key={bar.bucket.start}>
                <Table.Td>
                  <button type="button" className={styles.link} onClick={() => pick(bar)}>
                    {bar.bucket.label}
                  </button>
                </Table.Td>
                <Table.Td className="tabular">{count(bar.bucket.count)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
    </figure>
  );
};
