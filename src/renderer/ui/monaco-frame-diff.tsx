// The read-only Monaco diff itself. Only `MonacoFrame` loads this file, so that Monaco stays in a chunk of its own.
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react';
import { monacoEditor } from './monaco-frame-setup.ts';
import type { MonacoDiffHandle, MonacoDiffProps } from './monaco-frame-types.ts';

type DiffEditor = ReturnType<typeof monacoEditor.createDiffEditor>;
type Props = MonacoDiffProps & { ref?: Ref<MonacoDiffHandle> };

const changingOptions = ({ layout, foldUnchanged, wrap }: MonacoDiffProps) => ({
  renderSideBySide: layout === 'sideBySide',
  hideUnchangedRegions: { enabled: foldUnchanged, contextLineCount: 2, minimumLineCount: 4 },
  wordWrap: wrap ? ('on' as const) : ('off' as const),
  diffWordWrap: wrap ? ('on' as const) : ('off' as const),
});

/** Shows `original` against `modified`; `onDiff` reports how many places differ each time Monaco has compared them. */
export const MonacoDiff = (props: Props) => {
  const { original, modified, originalLabel, modifiedLabel, ariaLabel, dark, onDiff, height, ref } = props;
  const host = useRef<HTMLDivElement>(null);
  const diff = useRef<DiffEditor | null>(null);
  const report = useEffectEvent((places: number) => onDiff?.(places));
  const firstOptions = useRef(changingOptions(props));

  useImperativeHandle(ref, () => ({ goTo: (target) => diff.current?.goToDiff(target) }), []);

  useEffect(() => {
    if (host.current === null) return;
    const created = monacoEditor.createDiffEditor(host.current, {
      ...firstOptions.current,
      readOnly: true,
      originalEditable: false,
      domReadOnly: true,
      automaticLayout: true,
      useInlineViewWhenSpaceIsLimited: false,
      renderMarginRevertIcon: false,
      renderGutterMenu: false,
      renderOverviewRuler: false,
      overviewRulerLanes: 0,
      overviewRulerBorder: false,
      hideCursorInOverviewRuler: true,
      renderLineHighlight: 'none',
      ignoreTrimWhitespace: false,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      lineNumbersMinChars: 3,
      lineDecorationsWidth: 14,
      fontSize: 12,
      contextmenu: false,
      tabFocusMode: true,
      stickyScroll: { enabled: false },
      guides: { indentation: false },
      scrollbar: { alwaysConsumeMouseWheel: false },
      unicodeHighlight: { ambiguousCharacters: false },
    });
    diff.current = created;
    const listener = created.onDidUpdateDiff(() => report(created.getLineChanges()?.length ?? 0));
    return () => {
      diff.current = null;
      listener.dispose();
      const models = created.getModel();
      created.dispose();
      models?.original.dispose();
      models?.modified.dispose();
    };
  }, []);

  useEffect(() => {
    const current = diff.current;
    if (current === null) return;
    const before = current.getModel();
    current.setModel({
      original: monacoEditor.createModel(original, 'json'),
      modified: monacoEditor.createModel(modified, 'json'),
    });
    before?.original.dispose();
    before?.modified.dispose();
  }, [original, modified]);

  useEffect(() => {
    diff.current?.updateOptions(changingOptions(props));
    diff.current?.getOriginalEditor().updateOptions({ ariaLabel: originalLabel });
    diff.current?.getModifiedEditor().updateOptions({ ariaLabel: modifiedLabel });
  });

  useEffect(() => monacoEditor.setTheme(dark ? 'workbench-dark' : 'workbench-light'), [dark]);

  return <section ref={host} aria-label={ariaLabel} style={{ height, width: '100%' }} />;
};
