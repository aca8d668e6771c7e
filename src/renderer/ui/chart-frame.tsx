// The frame of a chart: its title, what its numbers are, and the switch to the same numbers as a table.
import { Group, SegmentedControl, Text, Title } from '@mantine/core';
import { type ReactNode, useId, useRef, useState } from 'react';
import { ChartCopyMenu } from './chart-copy-menu.tsx';
import styles from './chart-frame.module.css';
import { type Picture, type PictureHead, pictureOf } from './svg-picture.ts';

interface Props {
  title: string;
  /** One line under the title: unit, zone, what is left out. */
  note: string;
  /** One sentence under it: how the chart is read. */
  reading?: string;
  /** `table` holds exactly the numbers of `chart`. */
  chart: ReactNode;
  table: ReactNode;
  /** Controls of this chart alone, beside the switch. */
  tools?: ReactNode;
  /** Colours of the chart by name, for its picture; without them it cannot be copied. */
  pictureKeys?: PictureHead['keys'];
  /** The picture of a chart that is no SVG on the page; it is drawn from the numbers. Null while there is none. */
  picture?(frame: HTMLElement): Picture | null;
  /** The numbers as tab-separated values. */
  copyTable?(): string;
  words: { view: string; asChart: string; asTable: string };
  testId: string;
}

export const ChartFrame = ({ title, note, chart, table, tools, pictureKeys, words, testId, ...props }: Props) => {
  const titleId = useId();
  const [shown, setShown] = useState('chart');
  const frame = useRef<HTMLElement>(null);
  const picture = () => {
    if (props.picture !== undefined) return frame.current === null ? null : props.picture(frame.current);
    const svg = frame.current?.querySelector<SVGSVGElement>('svg.recharts-surface, svg[data-picture]');
    return svg ? pictureOf(svg, { title: `${title} · ${note}`, keys: pictureKeys ?? [] }) : null;
  };
  return (
    <section className={styles.frame} aria-labelledby={titleId} data-testid={testId} ref={frame}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" mb={8}>
        <div>
          <Title order={2} size="h5" id={titleId}>
            {title}
          </Title>
          <Text size="xs" c="var(--text-faint)">
            {note}
          </Text>
          {props.reading !== undefined && (
            <Text size="xs" mt={4} maw="90ch">
              {props.reading}
            </Text>
          )}
        </div>
        <Group gap="xs" wrap="nowrap">
          {tools}
          {pictureKeys !== undefined && shown === 'chart' && (
            <ChartCopyMenu
              name={testId}
              picture={picture}
              {...(props.copyTable === undefined ? {} : { table: props.copyTable })}
            />
          )}
          <SegmentedControl
            size="xs"
            aria-label={words.view}
            value={shown}
            onChange={setShown}
            data={[
              { value: 'chart', label: words.asChart },
              { value: 'table', label: words.asTable },
            ]}
          />
        </Group>
      </Group>
      {shown === 'chart' ? chart : table}
    </section>
  );
};
