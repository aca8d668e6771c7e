// Shown before an import that leaves something to decide: questions, mapping and preview for each kind of file.
import { Button, Checkbox, Group, Tabs, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Decided, Preview } from '../../data/prepare-import.ts';
import { useInspection } from '../../data/use-inspection.ts';
import { useRememberMappings } from '../../data/use-mappings.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { decisionsOf, firstAnswers, rememberable } from './answers.ts';
import { coveredSpan } from './covered-span.ts';
import { CoversFields } from './covers-fields.tsx';
import styles from './mapping.module.css';
import { isDecided } from './questions.ts';
import { ShapePanel } from './shape-panel.tsx';
import { shapesOf } from './shapes.ts';
import { SkippedFiles } from './skipped-files.tsx';
import { words } from './words.ts';

interface Props {
  preview: Preview;
  onAnswer(decided: Decided): void;
  onCancel(): void;
}

export const MappingDialog = ({ preview, onAnswer, onCancel }: Props) => {
  const say = useWords(words);
  const format = useFormat();
  const { zone } = useView();
  const [answers, setAnswers] = useState(() => firstAnswers(preview.inspections));
  const [days, setDays] = useState({ first: '', last: '' });
  const [wish, setWish] = useState<boolean | null>(null);
  const decisions = useMemo(() => decisionsOf(answers), [answers]);
  const { inspections, stale, problem } = useInspection(preview, decisions);
  const shapes = useMemo(() => shapesOf(inspections, preview.inspections), [inspections, preview.inspections]);
  const { remember, busy, problem: notKept } = useRememberMappings();
  const keepable = rememberable(answers, shapes);
  const asked = preview.inspections.some(({ questions }) => questions.length > 0);
  // What was answered or edited is worth keeping; a mapping nobody touched is found again by itself.
  const keeps = wish ?? (asked || Object.keys(answers.profiles).length > 0);
  const decided = isDecided(inspections);
  const { span, mistake } = coveredSpan(days, zone);
  const ready = decided && !stale && problem === null && mistake === null;

  const start = async () => {
    if (keeps && keepable.length > 0 && !(await remember(keepable))) return;
    onAnswer({ decisions, covers: span });
  };

  const open = decided ? '' : say('waitDecide');
  const wait = stale ? say('waitLook') : mistake === null ? open : say(mistake);
  return (
    <Dialog onClose={onCancel} title={say('title')} size="min(1400px, 96vw)" closeOnClickOutside={false}>
      <div className={styles.dialog} data-testid="mapping-dialog">
        <Text size="sm" c="var(--text-soft)">
          {say('lead')}
        </Text>
        <SkippedFiles inspections={inspections} />
        {shapes.length === 1 && shapes[0] !== undefined ? (
          <ShapePanel
            shape={shapes[0]}
            first={preview.inspections}
            answers={answers}
            zone={zone}
            stale={stale}
            onAnswers={setAnswers}
          />
        ) : (
          <Tabs defaultValue={shapes[0]?.key ?? null} keepMounted={false}>
            <Tabs.List aria-label={say('kinds')}>
              {shapes.map(({ key, sample, files }) => (
                <Tabs.Tab key={key} value={key}>
                  {files.length === 1
                    ? sample.name
                    : say('kindOf', { name: sample.name, more: format.count(files.length - 1) })}
                  {sample.questions.length > 0 ? ` (${say('openQuestion')})` : ''}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {shapes.map((shape) => (
              <Tabs.Panel key={shape.key} value={shape.key} pt="sm">
                <ShapePanel
                  shape={shape}
                  first={preview.inspections}
                  answers={answers}
                  zone={zone}
                  stale={stale}
                  onAnswers={setAnswers}
                />
              </Tabs.Panel>
            ))}
          </Tabs>
        )}
        <CoversFields days={days} zone={zone} onDays={setDays} />
      </div>
      <div className={styles.foot}>
        {problem === null ? null : <ProblemNote problem={problem} />}
        {notKept === null ? null : <ProblemNote problem={notKept} />}
        <Group justify="space-between" wrap="nowrap">
          <Checkbox
            label={say('remember')}
            description={say('rememberHelp')}
            checked={keeps && keepable.length > 0}
            disabled={keepable.length === 0}
            onChange={(event) => setWish(event.currentTarget.checked)}
            data-testid="remember-mapping"
          />
          <Group gap="xs" wrap="nowrap">
            <Text size="sm" role="status" data-testid="import-wait">
              {wait === '' && answers.zone !== null ? say('readsIn', { zone: answers.zone }) : wait}
            </Text>
            <Button variant="default" onClick={onCancel}>
              {say('cancel')}
            </Button>
            <Button
              onClick={() => void start()}
              disabled={!ready}
              loading={busy}
              {...(asked ? {} : { 'data-autofocus': true })}
              data-testid="mapping-import"
            >
              {say('import')}
            </Button>
          </Group>
        </Group>
      </div>
    </Dialog>
  );
};
