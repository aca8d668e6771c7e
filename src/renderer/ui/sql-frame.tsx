// An editor for SQL; Monaco itself arrives in a lazy chunk.
import { Skeleton, useComputedColorScheme } from '@mantine/core';
import { lazy, type Ref, Suspense } from 'react';
import type { Language } from '#shared/contract/error-text.ts';
import type { SqlEditorHandle, SqlEditorProps } from './sql-frame-types.ts';

// Monaco reads its own translations when it loads, so they have to be there before it.
const loadSpanishEditor = async () => {
  await import('monaco-editor/nls/lang/es');
  return import('./sql-editor.tsx');
};
const editors = {
  en: lazy(async () => ({ default: (await import('./sql-editor.tsx')).SqlEditor })),
  es: lazy(async () => ({ default: (await loadSpanishEditor()).SqlEditor })),
} as const;

export type SqlFrameProps = Omit<SqlEditorProps, 'dark'> & { language: Language; ref?: Ref<SqlEditorHandle> };

export const SqlFrame = ({ language, ...props }: SqlFrameProps) => {
  const dark = useComputedColorScheme('light') === 'dark';
  const Editor = editors[language];
  return (
    <Suspense fallback={<Skeleton height={props.height} />}>
      <Editor {...props} dark={dark} />
    </Suspense>
  );
};
