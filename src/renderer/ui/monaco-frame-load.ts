// How Monaco comes: in a chunk of its own, once, and its words before it, which it reads when it loads.
import { type ComponentType, lazy, type Ref } from 'react';
import type { MonacoDiffHandle, MonacoDiffProps } from './monaco-frame-types.ts';

type Diff = ComponentType<MonacoDiffProps & { ref?: Ref<MonacoDiffHandle> }>;

const load = async (language: string): Promise<{ default: Diff }> => {
  if (language === 'es') await import('monaco-editor/nls/lang/es');
  return { default: (await import('./monaco-frame-diff.tsx')).MonacoDiff };
};

const diffs = { en: lazy(() => load('en')), es: lazy(() => load('es')) } as const;

/** The diff in Monaco, to be drawn within a `Suspense`. */
export const monacoDiffIn = (language: string): Diff => diffs[language === 'es' ? 'es' : 'en'];

/** Fetches Monaco when the window has nothing else to do; returns how to give up waiting for that. */
export const preloadMonaco = (language: string): (() => void) => {
  // A chunk that cannot be fetched now is asked for again when it is drawn.
  const asked = requestIdleCallback(() => void load(language).catch(() => undefined));
  return () => cancelIdleCallback(asked);
};
