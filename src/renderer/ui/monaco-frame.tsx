// A Monaco side-by-side of two texts with its toolbar: layout, next and previous difference, folding, wrapping, full window.
// Monaco itself arrives in a lazy chunk; texts too large for it are refused with a sentence.
import {
  ActionIcon,
  Alert,
  Group,
  SegmentedControl,
  Skeleton,
  Switch,
  Text,
  Tooltip,
  useComputedColorScheme,
} from '@mantine/core';
import { IconArrowDown, IconArrowsMaximize, IconArrowUp } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Language } from '#shared/contract/error-text.ts';
import { Dialog } from './dialog.tsx';
import { fitsMonaco } from './monaco-frame-size.ts';
import type { DiffLayout, MonacoDiffHandle } from './monaco-frame-types.ts';

export interface MonacoFrameWords {
  title: string;
  layout: string;
  sideBySide: string;
  inline: string;
  next: string;
  previous: string;
  fold: string;
  wrap: string;
  enlarge: string;
  tooLarge: string;
  /** "3 changed blocks"; null while Monaco is still comparing. */
  places: (count: number | null) => string;
}

interface Props {
  original: string;
  modified: string;
  originalLabel: string;
  modifiedLabel: string;
  language: Language;
  words: MonacoFrameWords;
}

// Monaco reads its own translations when it loads, so they have to be there before it.
const loadSpanishMonaco = async () => {
  await import('monaco-editor/nls/lang/es');
  return import('./monaco-frame-diff.tsx');
};
const diffs = {
  en: lazy(async () => ({ default: (await import('./monaco-frame-diff.tsx')).MonacoDiff })),
  es: lazy(async () => ({ default: (await loadSpanishMonaco()).MonacoDiff })),
} as const;

const heightOf = (original: string, modified: string): string => {
  const lines = Math.max(original.split('\n').length, modified.split('\n').length);
  return `${Math.min(480, Math.max(120, lines * 19 + 24))}px`;
};

/** `original` on the left, `modified` on the right, both already printed as JSON text. */
export const MonacoFrame = (props: Props) => {
  const { original, modified, words } = props;
  const [enlarged, setEnlarged] = useState(false);
  if (!fitsMonaco(original, modified)) {
    return (
      <Alert color="gray" data-testid="monaco-too-large">
        {words.tooLarge}
      </Alert>
    );
  }
  return (
    <>
      {enlarged ? null : (
        <DiffWithTools {...props} height={heightOf(original, modified)} onEnlarge={() => setEnlarged(true)} />
      )}
      {enlarged ? (
        <Dialog onClose={() => setEnlarged(false)} title={words.title} fullScreen>
          <DiffWithTools {...props} height="calc(100vh - 170px)" />
        </Dialog>
      ) : null}
    </>
  );
};

const DiffWithTools = (props: Props & { height: string; onEnlarge?: () => void }) => {
  const { words, height, onEnlarge } = props;
  const [layout, setLayout] = useState<DiffLayout>('sideBySide');
  const [foldUnchanged, setFold] = useState(true);
  const [wrap, setWrap] = useState(true);
  const [places, setPlaces] = useState<number | null>(null);
  const handle = useRef<MonacoDiffHandle>(null);
  const dark = useComputedColorScheme('light') === 'dark';
  const Diff = diffs[props.language];
  return (
    <div data-testid="monaco-diff" data-compared={places !== null}>
      <Group gap="xs" mb={6}>
        <SegmentedControl
          size="xs"
          aria-label={words.layout}
          value={layout}
          onChange={(value) => setLayout(value === 'inline' ? 'inline' : 'sideBySide')}
          data={[
            { value: 'sideBySide', label: words.sideBySide },
            { value: 'inline', label: words.inline },
          ]}
        />
        <Group gap={4} ml="auto" wrap="nowrap">
          <Text size="xs" c="var(--text-faint)" aria-live="polite">
            {words.places(places)}
          </Text>
          <ToolButton label={words.previous} onClick={() => handle.current?.goTo('previous')}>
            <IconArrowUp size={16} />
          </ToolButton>
          <ToolButton label={words.next} onClick={() => handle.current?.goTo('next')}>
            <IconArrowDown size={16} />
          </ToolButton>
          {onEnlarge === undefined ? null : (
            <ToolButton label={words.enlarge} onClick={onEnlarge}>
              <IconArrowsMaximize size={16} />
            </ToolButton>
          )}
        </Group>
      </Group>
      <Group gap="md" mb={6}>
        <Switch
          size="xs"
          label={words.fold}
          checked={foldUnchanged}
          onChange={(e) => setFold(e.currentTarget.checked)}
        />
        <Switch size="xs" label={words.wrap} checked={wrap} onChange={(e) => setWrap(e.currentTarget.checked)} />
      </Group>
      {layout === 'sideBySide' ? (
        <Group grow gap={0} mb={2} aria-hidden>
          <Text size="xs" fw={600}>
            {props.originalLabel}
          </Text>
          <Text size="xs" fw={600}>
            {props.modifiedLabel}
          </Text>
        </Group>
      ) : null}
      <div style={{ border: '1px solid var(--line)' }}>
        <Suspense fallback={<Skeleton height={height} />}>
          <Diff
            {...props}
            ref={handle}
            ariaLabel={words.title}
            layout={layout}
            foldUnchanged={foldUnchanged}
            wrap={wrap}
            dark={dark}
            onDiff={setPlaces}
          />
        </Suspense>
      </div>
    </div>
  );
};

const ToolButton = ({
  label,
  onClick,
  children,
}: {
  label: string;
  onClick: () => void;
  children: React.ReactNode;
}) => (
  <Tooltip label={label}>
    <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onClick}>
      {children}
    </ActionIcon>
  </Tooltip>
);
