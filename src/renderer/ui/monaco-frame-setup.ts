// Prepares the slim Monaco once: the editor core, the features a read-only diff needs, JSON colours and the two themes.
// Every token holds WCAG AA (4.5:1) on the backgrounds of what was taken out and put in, one over the other.
// The full entry would bring every language; the JSON language service would bring a worker the diff has no use for.
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/diffEditor/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import { editor, languages } from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';

globalThis.MonacoEnvironment = { getWorker: () => new EditorWorker() };

languages.register({ id: 'json' });
languages.setMonarchTokensProvider('json', {
  defaultToken: '',
  tokenizer: {
    root: [
      [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'key'],
      [/"(?:[^"\\]|\\.)*"/, 'string'],
      [/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/, 'number'],
      [/\b(?:true|false|null)\b/, 'keyword'],
      [/[{}[\],:]/, 'delimiter'],
    ],
  },
});

editor.defineTheme('workbench-light', {
  base: 'vs',
  inherit: true,
  rules: [
    { token: 'key', foreground: '1f4e8c' },
    { token: 'string', foreground: '7a3e00' },
    { token: 'number', foreground: '085c43' },
    { token: 'keyword', foreground: '7b2d8b' },
    { token: 'comment', foreground: '4f6b3a' },
  ],
  colors: {
    'editor.background': '#ffffff',
    'diffEditor.unchangedRegionBackground': '#eef0f4',
    'editorLineNumber.foreground': '#626b7b',
    'diffEditor.removedLineBackground': '#ffe3e3aa',
    'diffEditor.removedTextBackground': '#ffa8a899',
    'diffEditor.insertedLineBackground': '#d8f5e0aa',
    'diffEditor.insertedTextBackground': '#8ce0a399',
  },
});

editor.defineTheme('workbench-dark', {
  base: 'vs-dark',
  inherit: true,
  rules: [
    { token: 'key', foreground: '9cc3f5' },
    { token: 'string', foreground: 'e6b58a' },
    { token: 'number', foreground: '8fd6b8' },
    { token: 'keyword', foreground: 'd3a4e0' },
    { token: 'comment', foreground: 'a3c08a' },
  ],
  colors: {
    'editor.background': '#16181d',
    'diffEditor.unchangedRegionBackground': '#1c1f26',
    'editorLineNumber.foreground': '#949dac',
    'diffEditor.removedLineBackground': '#5c1f2455',
    'diffEditor.removedTextBackground': '#a8323f88',
    'diffEditor.insertedLineBackground': '#1d4a2f66',
    'diffEditor.insertedTextBackground': '#2f8a5258',
  },
});

export { editor as monacoEditor };
