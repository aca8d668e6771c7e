// Hands a text to the user as a file, by the host's own way of saving downloads.

/** `type` is a MIME type; the text, or its pieces in their order, is written as UTF-8. */
export const saveText = (name: string, text: string | readonly string[], type: string): void => {
  const address = URL.createObjectURL(
    new Blob(typeof text === 'string' ? [text] : [...text], { type: `${type};charset=utf-8` }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};
