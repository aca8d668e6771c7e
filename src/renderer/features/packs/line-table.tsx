// JSON lines of a pack as virtual rows, read a stretch after another as they come into sight; a row opens as it stands.
import { Button, Group, Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { usePackText } from '../../data/use-pack-text.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { eventCells, ledgerCells } from './line-cells.ts';
import classes from './packs.module.css';
import { words } from './words.ts';

interface Props {
  path: string;
  name: string;
  bytes: number;
  stamp: string;
  kind: 'population' | 'custody';
}

const rowHeight = 28;
/** Rows before the end of what was read at which more is asked for. */
const ahead = 200;
const columns = {
  population: '190px minmax(140px, 1fr) 110px minmax(180px, 1.4fr) minmax(160px, 1fr)',
  custody: '60px 190px 110px minmax(140px, 1fr) minmax(180px, 1.6fr)',
} as const;

const pretty = (line: string): string => {
  try {
    return JSON.stringify(JSON.parse(line), null, 2);
  } catch {
    return line;
  }
};

export const LineTable = ({ path, name, bytes, stamp, kind }: Props) => {
  const say = useWords(words);
  const format = useFormat();
  const { zone } = useView();
  const { lines, more, loading, problem, next } = usePackText(path, name, stamp);
  const scroller = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<number | null>(null);
  const count = lines?.length ?? 0;
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const readOn = useEffectEvent(() => next());
  const wants = more && !loading && problem === null && last + ahead >= count;
  useEffect(() => {
    if (wants) readOn();
  }, [wants]);
  const heads =
    kind === 'population'
      ? [say('time', { zone }), say('who'), say('action'), say('resource'), say('id')]
      : [say('line'), say('time', { zone }), say('action'), say('who'), say('what')];
  const cellsOf = (line: string): string[] =>
    kind === 'population' ? eventCells(line, zone) : ledgerCells(line, zone);
  const openedLine = opened === null ? undefined : lines?.[opened];
  if (problem !== null && lines === undefined) return <ProblemNote problem={problem} />;
  return (
    <>
      <Text size="xs" mb={4} className="tabular" role="status">
        {lines === undefined
          ? say('loadingFile')
          : say('shownOf', { shown: format.count(count), bytes: format.bytes(bytes) })}
      </Text>
      {problem !== null && <ProblemNote problem={problem} onRetry={next} />}
      <section
        className={classes.lines}
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
        tabIndex={0}
        aria-label={say('rowsOf', { name })}
        data-testid="pack-lines"
      >
        <div className={classes.lineHead} style={{ gridTemplateColumns: columns[kind] }} aria-hidden>
          {heads.map((head) => (
            <span key={head} className={classes.cell}>
              {head}
            </span>
          ))}
        </div>
        <div style={{ position: 'relative', height: virtualizer.getTotalSize(), minWidth: 760 }}>
          {items.map(({ index, start }) => (
            <button
              key={index}
              type="button"
              className={classes.lineRow}
              style={{ gridTemplateColumns: columns[kind], transform: `translateY(${start}px)` }}
              aria-pressed={opened === index}
              onClick={() => setOpened(opened === index ? null : index)}
            >
              {cellsOf(lines?.[index] ?? '').map((cell, at) => (
                <span key={heads[at]} className={classes.cell}>
                  {cell}
                </span>
              ))}
            </button>
          ))}
        </div>
      </section>
      {opened !== null && openedLine !== undefined && (
        <>
          <Group gap="xs" mt={8}>
            <Text size="sm" fw={600}>
              {say('lineView', { line: format.count(opened + 1) })}
            </Text>
            <Button variant="default" size="compact-xs" onClick={() => setOpened(null)}>
              {say('closeLine')}
            </Button>
          </Group>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
          <pre className={classes.raw} tabIndex={0}>
            {pretty(openedLine)}
          </pre>
        </>
      )}
    </>
  );
};
