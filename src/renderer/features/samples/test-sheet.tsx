// The test sheet of a kept sample: rows by keyboard or mouse, the one selected beside them, counts and limits above.
import { Button, Group, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconFileTypeCsv, IconPackage, IconRefresh, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { sheetCsv, sheetRows } from '#shared/model/kept-sample.ts';
import type { KeptSample, TestedItem, TestResult } from '#shared/model/sample.ts';
import type { CaseControl } from '../../data/use-case.ts';
import { useEventsById } from '../../data/use-events-by-id.ts';
import { useRedraw, useSampleToPack } from '../../data/use-samples.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { Pager } from '../../ui/pager.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveText } from '../../ui/save-text.ts';
import { useFormat } from '../../ui/use-format.ts';
import { ItemPanel } from './item-panel.tsx';
import { RedrawResult } from './redraw-result.tsx';
import { SampleFacts } from './sample-facts.tsx';
import styles from './samples.module.css';
import { words } from './words.ts';

const pageSize = 100;
const resultKeys: Readonly<Record<string, TestResult>> = { p: 'pass', f: 'fail', n: 'na' };

interface Props {
  kept: KeptSample;
  control: CaseControl;
  onClose(): void;
}

export const TestSheet = ({ kept, control, onClose }: Props) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { zone } = useView();
  const redrawn = useRedraw(kept);
  const toPack = useSampleToPack();
  const rows = sheetRows(kept.items);
  const [place, setPlace] = useState(0);
  const at = Math.min(place, rows.length - 1);
  const page = Math.floor(at / pageSize);
  const shown = rows.slice(page * pageSize, (page + 1) * pageSize);
  const { events } = useEventsById(shown.map(({ eventId }) => eventId));
  const table = useRef<HTMLTableSectionElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const current = rows[at];

  const go = (next: number): void => {
    const to = Math.max(0, Math.min(rows.length - 1, next));
    setPlace(to);
    // The row may stand on the next page, which is drawn first.
    requestAnimationFrame(() => table.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  };
  const test = (item: TestedItem, result: TestedItem['result'], said: string) =>
    control.change({ kind: 'testItem', id: kept.id, eventId: item.eventId, result, note: said });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || current === undefined) return;
    const result = resultKeys[event.key];
    if (event.key === 'j' || event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'k' || event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'Enter') note.current?.focus();
    else if (current.replacedBy === null && result !== undefined) {
      void test(current, result, current.note);
      go(at + 1);
    } else if (current.replacedBy === null && event.key === 'Backspace') void test(current, null, current.note);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const eventText = (id: string): string => {
    const event = events?.get(id);
    if (event === undefined) return '';
    const { resource } = event;
    return [event.actor.email ?? event.actor.id, event.action, resource.type, resource.id]
      .filter((part) => part !== null && part !== undefined)
      .join(' · ');
  };

  return (
    <div className={styles.page} data-testid="test-sheet">
      <Group gap="xs" mb="sm">
        <Button variant="default" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={onClose}>
          {say('back')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={redrawn.redrawing}
          onClick={redrawn.redraw}
          data-testid="sample-redraw"
        >
          {say('redraw')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileTypeCsv size={16} aria-hidden />}
          onClick={() =>
            saveText(`sample-${kept.sample.seed.replace(/[^\w.-]+/g, '_')}.csv`, sheetCsv(kept), 'text/csv')
          }
          data-testid="sample-csv"
        >
          {say('csv')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPackage size={16} aria-hidden />}
          onClick={() => toPack(kept.id)}
          data-testid="sample-to-pack"
        >
          {say('toPack')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => void control.change({ kind: 'removeSample', id: kept.id })}
        >
          {say('remove')}
        </Button>
      </Group>
      <Title order={1} size="h3">
        {kept.title === '' ? say('untitled') : kept.title}
      </Title>
      {control.problem !== null && <ProblemNote problem={control.problem} />}
      {redrawn.problem !== null && <ProblemNote problem={redrawn.problem} />}
      {redrawn.differences !== undefined && <RedrawResult differences={redrawn.differences} />}
      <SampleFacts kept={kept} />
      <Text size="xs" c="var(--text-soft)">
        {say('keys')}
      </Text>
      <div className={styles.sheet}>
        <div className={styles.scroll}>
          <table className={styles.rows} aria-label={say('sheet')}>
            <thead>
              <tr>
                <th scope="col">{say('rank')}</th>
                <th scope="col">{say('result')}</th>
                <th scope="col">{say('time', { zone })}</th>
                <th scope="col">{say('event')}</th>
                <th scope="col">{say('note')}</th>
              </tr>
            </thead>
            <tbody ref={table} onKeyDown={onKeyDown} data-own-letters="j k p f n">
              {shown.map((item, index) => {
                const isCurrent = item === current;
                const event = events?.get(item.eventId);
                const result = item.replacedBy === null ? (item.result ?? 'open') : 'replaced';
                return (
                  <tr
                    key={item.eventId}
                    tabIndex={isCurrent ? 0 : -1}
                    aria-current={isCurrent}
                    onClick={() => go(page * pageSize + index)}
                    data-testid="sample-row"
                    data-result={result}
                  >
                    <td className="tabular">{count(item.rank)}</td>
                    <td>
                      <span className={styles.result} data-result={result}>
                        {say(`is_${result}`)}
                      </span>
                    </td>
                    <td className="tabular">{event === undefined ? '' : formatSecond(event.timestamp, zone)}</td>
                    <td>
                      <div>{eventText(item.eventId)}</div>
                      <code className={styles.code}>{item.eventId}</code>
                      {item.stratum !== null && <div className={styles.code}>{item.stratum || say('notStated')}</div>}
                    </td>
                    <td className={styles.note}>{item.note}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          <Pager
            total={rows.length}
            size={pageSize}
            page={page + 1}
            onPage={(next) => setPlace((next - 1) * pageSize)}
          />
        </div>
        {current !== undefined && (
          <ItemPanel
            key={current.eventId}
            kept={kept}
            item={current}
            note={note}
            onTest={(result, said) => void test(current, result, said)}
            onReplace={(said) =>
              void control.change({ kind: 'replaceItem', id: kept.id, eventId: current.eventId, note: said })
            }
            onBack={() => go(at)}
          />
        )}
      </div>
    </div>
  );
};
