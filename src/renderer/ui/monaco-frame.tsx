// Two texts in Monaco with a toolbar: layout, unchanged lines, wrapping, next and previous difference, full window, copies.
// Monaco itself arrives in a lazy chunk. The choices are remembered on this machine.
import {
  ActionIcon,
  Group,
  SegmentedControl,
  Skeleton,
  Switch,
  Text,
  Tooltip,
  useComputedColorScheme,
} from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconArrowDown, IconArrowsMaximize, IconArrowUp } from '@tabler/icons-react';
import { type ReactNode, Suspense, useRef, useState } from 'react';
import styles from './comparison/comparison.module.css';
import { words } from './comparison/words.ts';
import { useWords } from './define-words.ts';
import { Dialog } from './dialog.tsx';
import { useDiffKeys } from './monaco-frame-keys.ts';
import { monacoDiffIn } from './monaco-frame-load.ts';
import { MonacoSide } from './monaco-frame-side.tsx';
import {
  type DiffContext,
  type DiffLayout,
  type DiffReport,
  diffContexts,
  diffLayouts,
  type MonacoDiffHandle,
} from './monaco-frame-types.ts';
import { useLanguage } from './use-language.ts';

interface Props {
  /** Texts that `fitsMonaco` lets through. */
  original: string;
  modified: string;
  originalLabel: string;
  modifiedLabel: string;
  /** Said of the whole, and over the full window. */
  title: string;
  /** Names of the files the two sides are saved as. */
  files: readonly [string, string];
}

const linesUpTo = (text: string, most: number): number => {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1 && lines < most; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
};

const heightOf = (original: string, modified: string): string => {
  const lines = Math.max(linesUpTo(original, 25), linesUpTo(modified, 25));
  return `${Math.min(480, Math.max(120, lines * 19 + 24))}px`;
};

/** `original` on the left or as what was taken out, `modified` on the right or as what was put in. */
export const MonacoFrame = (props: Props) => {
  const { original, modified, title } = props;
  const language = useLanguage();
  const [enlarged, setEnlarged] = useState(false);
  return enlarged ? (
    <Dialog onClose={() => setEnlarged(false)} title={title} fullScreen>
      <DiffWithTools key={language} {...props} height="calc(100vh - 190px)" />
    </Dialog>
  ) : (
    <DiffWithTools
      key={language}
      {...props}
      height={heightOf(original, modified)}
      onEnlarge={() => setEnlarged(true)}
    />
  );
};

const DiffWithTools = (props: Props & { height: string; onEnlarge?: () => void }) => {
  const { original, modified, originalLabel, modifiedLabel, title, files, height, onEnlarge } = props;
  const say = useWords(words);
  const [layout, setLayout] = useLocalStorage<DiffLayout>({
    key: 'sivo-workbench-diff-layout',
    defaultValue: 'sideBySide',
    getInitialValueInEffect: false,
  });
  const [context, setContext] = useLocalStorage<DiffContext>({
    key: 'sivo-workbench-diff-context',
    defaultValue: 'folded',
    getInitialValueInEffect: false,
  });
  const [wrap, setWrap] = useLocalStorage({
    key: 'sivo-workbench-diff-wrap',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  const [report, setReport] = useState<DiffReport | null>(null);
  const [place, setPlace] = useState<number | null>(null);
  const handle = useRef<MonacoDiffHandle>(null);
  const frame = useRef<HTMLDivElement>(null);
  const dark = useComputedColorScheme('light') === 'dark';
  const Diff = monacoDiffIn(useLanguage());
  const goTo = (target: 'next' | 'previous'): void => setPlace(handle.current?.goTo(target) ?? null);
  useDiffKeys(frame, goTo);
  const tell = (next: DiffReport): void => {
    setReport(next);
    setPlace(null);
  };
  const places = report === null ? say('comparing') : say('places', { count: report.places });
  return (
    <div ref={frame} data-testid="monaco-diff" data-compared={report !== null}>
      <Group gap="xs" mb={6}>
        <SegmentedControl
          size="xs"
          aria-label={say('layout')}
          value={layout}
          onChange={(value) => setLayout(diffLayouts.find((one) => one === value) ?? 'sideBySide')}
          data={diffLayouts.map((value) => ({ value, label: say(value) }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={say('context')}
          value={context}
          onChange={(value) => setContext(diffContexts.find((one) => one === value) ?? 'folded')}
          data={[
            { value: 'all', label: say('contextAll') },
            { value: 'folded', label: say('contextFold') },
            { value: 'none', label: say('contextNone') },
          ]}
        />
        <Switch
          size="xs"
          label={say('wrap')}
          checked={wrap}
          onChange={(event) => setWrap(event.currentTarget.checked)}
        />
        <Group gap={4} ml="auto" wrap="nowrap">
          <Text size="xs" c="var(--text-faint)" aria-live="polite" data-testid="diff-places">
            {place === null || report === null ? places : say('placeOf', { place, count: report.places })}
          </Text>
          <ToolButton label={say('previous')} onClick={() => goTo('previous')}>
            <IconArrowUp size={16} aria-hidden />
          </ToolButton>
          <ToolButton label={say('next')} onClick={() => goTo('next')}>
            <IconArrowDown size={16} aria-hidden />
          </ToolButton>
          {onEnlarge === undefined ? null : (
            <ToolButton label={say('enlarge')} onClick={onEnlarge}>
              <IconArrowsMaximize size={16} aria-hidden />
            </ToolButton>
          )}
        </Group>
      </Group>
      {report?.ranOut === true ? (
        <Text size="xs" mb={6} role="status">
          {say('ranOut')}
        </Text>
      ) : null}
      <div className={styles.sides}>
        <MonacoSide sign="−" label={originalLabel} text={original} file={files[0]} />
        <MonacoSide sign="+" label={modifiedLabel} text={modified} file={files[1]} />
      </div>
      <div className={styles.editor}>
        <Suspense fallback={<Skeleton height={height} />}>
          <Diff
            ref={handle}
            original={original}
            modified={modified}
            originalLabel={originalLabel}
            modifiedLabel={modifiedLabel}
            ariaLabel={title}
            layout={layout}
            context={context}
            wrap={wrap}
            dark={dark}
            height={height}
            onDiff={tell}
          />
        </Suspense>
      </div>
    </div>
  );
};

const ToolButton = ({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) => (
  <Tooltip label={label}>
    <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onClick}>
      {children}
    </ActionIcon>
  </Tooltip>
);
