// The read-only Monaco diff itself. Only `MonacoFrame` loads this file, so that Monaco stays in a chunk of its own.
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { lineOfBlock, stepBlock } from './monaco-frame-places.ts';
import { monacoEditor } from './monaco-frame-setup.ts';
import type { DiffContext, MonacoDiffHandle, MonacoDiffProps } from './monaco-frame-types.ts';

type DiffEditor = ReturnType<typeof monacoEditor.createDiffEditor>;
type Props = MonacoDiffProps & { ref?: Ref<MonacoDiffHandle> };

/** Milliseconds the worker may compare; then it answers with larger blocks. */
const mostMs = 2000;

/** A line of context stays where only changes are shown: a block that was taken out is drawn beside it. */
const unchanged: Record<DiffContext, { enabled: boolean; contextLineCount: number; minimumLineCount: number }> = {
  all: { enabled: false, contextLineCount: 3, minimumLineCount: 4 },
  folded: { enabled: true, contextLineCount: 3, minimumLineCount: 4 },
  none: { enabled: true, contextLineCount: 1, minimumLineCount: 1 },
};

const changingOptions = ({ layout, context, wrap }: MonacoDiffProps) => ({
  renderSideBySide: layout === 'sideBySide',
  hideUnchangedRegions: unchanged[context],
  compactMode: context === 'none',
  wordWrap: wrap ? ('on' as const) : ('off' as const),
  diffWordWrap: wrap ? ('on' as const) : ('off' as const),
});

/** Monaco's widget tells more of a comparison than its published type says. */
const ranOut = (diff: DiffEditor): boolean => {
  const { getDiffComputationResult } = diff as { getDiffComputationResult?: () => { quitEarly: boolean } | null };
  return getDiffComputationResult?.call(diff)?.quitEarly === true;
};

export const MonacoDiff = (props: Props) => {
  const { original, modified, originalLabel, modifiedLabel, ariaLabel, context, dark, onDiff, height, ref } = props;
  const host = useRef<HTMLDivElement>(null);
  const diff = useRef<DiffEditor | null>(null);
  const wentTo = useRef(false);
  const report = useEffectEvent(onDiff);
  const firstOptions = useRef(changingOptions(props));

  useImperativeHandle(
    ref,
    () => ({
      goTo: (target) => {
        const editor = diff.current?.getModifiedEditor();
        const blocks = diff.current?.getLineChanges() ?? [];
        const line = editor?.getPosition()?.lineNumber ?? 1;
        // The cursor stands in line 1 before anyone went anywhere, which may itself be a changed one.
        const place = stepBlock(blocks, line === 1 && !wentTo.current ? null : line, target);
        const block = place === null ? undefined : blocks[place];
        if (editor === undefined || place === null || block === undefined) return null;
        wentTo.current = true;
        editor.setPosition({ lineNumber: lineOfBlock(block), column: 1 });
        editor.revealLineInCenter(lineOfBlock(block));
        return place + 1;
      },
    }),
    [],
  );

  // Before the editor is made and before anything is painted: neither a first nor a new theme shows the other one.
  useLayoutEffect(() => monacoEditor.setTheme(dark ? 'workbench-dark' : 'workbench-light'), [dark]);

  useEffect(() => {
    if (host.current === null) return;
    const created = monacoEditor.createDiffEditor(host.current, {
      ...firstOptions.current,
      readOnly: true,
      originalEditable: false,
      domReadOnly: true,
      automaticLayout: true,
      maxComputationTime: mostMs,
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
    const listener = created.onDidUpdateDiff(() =>
      report({ places: created.getLineChanges()?.length ?? 0, ranOut: ranOut(created) }),
    );
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
    diff.current?.updateOptions(changingOptions(props));
    diff.current?.getOriginalEditor().updateOptions({ ariaLabel: originalLabel });
    diff.current?.getModifiedEditor().updateOptions({ ariaLabel: modifiedLabel });
  });

  // A new model for a new context, too: Monaco keeps the lines once shown in sight while a model lives.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the context is asked for by the options.
  useEffect(() => {
    const current = diff.current;
    if (current === null) return;
    const before = current.getModel();
    wentTo.current = false;
    current.setModel({
      original: monacoEditor.createModel(original, 'json'),
      modified: monacoEditor.createModel(modified, 'json'),
    });
    before?.original.dispose();
    before?.modified.dispose();
  }, [original, modified, context]);

  return <section ref={host} aria-label={ariaLabel} style={{ height, width: '100%' }} />;
};
