// The Monaco editor of SQL itself. Only `SqlFrame` loads this file, so that Monaco stays in a chunk of its own.
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/suggest/register';
import { KeyCode, KeyMod, languages, MarkerSeverity } from 'monaco-editor/editor';
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react';
import { monacoEditor } from './monaco-frame-setup.ts';
import type { SqlEditorHandle, SqlEditorProps } from './sql-frame-types.ts';
import { sqlLanguage } from './sql-language.ts';

type CodeEditor = ReturnType<typeof monacoEditor.create>;
type Props = SqlEditorProps & { ref?: Ref<SqlEditorHandle> };

/** Editor for one statement; Ctrl or Cmd + Enter runs it, Tab leaves it. */
export const SqlEditor = ({ value, onChange, onRun, mistake, names, ariaLabel, dark, height, ref }: Props) => {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditor | null>(null);
  const first = useRef({ value, ariaLabel });
  const changed = useEffectEvent((text: string) => onChange(text));
  const run = useEffectEvent(() => onRun());

  useImperativeHandle(
    ref,
    () => ({
      insert: (text) => {
        const selection = editor.current?.getSelection();
        if (selection) editor.current?.executeEdits('insert', [{ range: selection, text, forceMoveMarkers: true }]);
        editor.current?.focus();
      },
      focus: () => editor.current?.focus(),
    }),
    [],
  );

  useEffect(() => {
    if (host.current === null) return;
    const created = monacoEditor.create(host.current, {
      value: first.current.value,
      language: sqlLanguage,
      ariaLabel: first.current.ariaLabel,
      automaticLayout: true,
      // A text area, so that the window's own shortcuts know that somebody is typing.
      editContext: false,
      tabFocusMode: true,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      lineNumbersMinChars: 3,
      lineDecorationsWidth: 10,
      fontSize: 13,
      padding: { top: 8, bottom: 8 },
      overviewRulerLanes: 0,
      hideCursorInOverviewRuler: true,
      overviewRulerBorder: false,
      renderLineHighlight: 'none',
      contextmenu: false,
      stickyScroll: { enabled: false },
      wordWrap: 'on',
      wordBasedSuggestions: 'off',
      unicodeHighlight: { ambiguousCharacters: false },
      scrollbar: { alwaysConsumeMouseWheel: false },
    });
    created.addAction({
      id: 'run-statement',
      label: 'Run',
      keybindings: [KeyMod.CtrlCmd | KeyCode.Enter],
      run: () => run(),
    });
    const listener = created.onDidChangeModelContent(() => changed(created.getValue()));
    editor.current = created;
    return () => {
      editor.current = null;
      listener.dispose();
      const model = created.getModel();
      created.dispose();
      model?.dispose();
    };
  }, []);

  useEffect(() => {
    const provider = languages.registerCompletionItemProvider(sqlLanguage, {
      provideCompletionItems: (model, position) => {
        const word = model.getWordUntilPosition(position);
        const range = {
          startLineNumber: position.lineNumber,
          endLineNumber: position.lineNumber,
          startColumn: word.startColumn,
          endColumn: word.endColumn,
        };
        const { CompletionItemKind } = languages;
        return {
          suggestions: names.map(({ name, about, kind }) => ({
            label: name,
            detail: about,
            insertText: name,
            kind: kind === 'column' ? CompletionItemKind.Field : CompletionItemKind.Keyword,
            range,
          })),
        };
      },
    });
    return () => provider.dispose();
  }, [names]);

  useEffect(() => {
    const current = editor.current;
    if (current !== null && current.getValue() !== value) current.setValue(value);
  }, [value]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (!model) return;
    const marks = mistake === null ? [] : [mistake];
    monacoEditor.setModelMarkers(
      model,
      'sqlite',
      marks.map(({ line, column, message }) => ({
        severity: MarkerSeverity.Error,
        message,
        startLineNumber: line,
        startColumn: column,
        endLineNumber: line,
        endColumn: model.getWordAtPosition({ lineNumber: line, column })?.endColumn ?? column + 1,
      })),
    );
  }, [mistake]);

  useEffect(() => editor.current?.updateOptions({ ariaLabel }), [ariaLabel]);
  useEffect(() => monacoEditor.setTheme(dark ? 'workbench-dark' : 'workbench-light'), [dark]);

  return <div ref={host} style={{ height, width: '100%' }} data-testid="sql-editor" />;
};
