// What the SQL editor is given and what it can be asked to do; apart, so that naming it does not load Monaco.

/** A place in the text, from 1, and what is wrong there. */
export interface SqlMistake {
  line: number;
  column: number;
  message: string;
}

/** A name the editor offers while typing. */
export interface SqlName {
  name: string;
  about: string;
  kind: 'column' | 'keyword';
}

export interface SqlEditorProps {
  value: string;
  onChange(text: string): void;
  onRun(): void;
  mistake: SqlMistake | null;
  names: readonly SqlName[];
  ariaLabel: string;
  dark: boolean;
  /** A CSS length. */
  height: string;
}

export interface SqlEditorHandle {
  /** Puts a text in place of the selection. */
  insert(text: string): void;
  focus(): void;
}
