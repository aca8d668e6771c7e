// Markdown, loaded when the first text is shown; the plain text stands there until then.
import { lazy, Suspense } from 'react';
import classes from './markdown.module.css';

const MarkdownView = lazy(async () => ({ default: (await import('./markdown-view.tsx')).MarkdownView }));

export const Markdown = ({ text }: { text: string }) => (
  <Suspense fallback={<div className={classes.plain}>{text}</div>}>
    <MarkdownView text={text} />
  </Suspense>
);
