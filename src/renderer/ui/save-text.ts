// Hands a text to the user as a file.
import { saveBlob } from './save-blob.ts';

/** `type` is a MIME type; the text, or its pieces in their order, is written as UTF-8. */
export const saveText = (name: string, text: string | readonly string[], type: string): void =>
  saveBlob(name, new Blob(typeof text === 'string' ? [text] : [...text], { type: `${type};charset=utf-8` }));
