// What counts as our own page. Node's URL gives custom schemes the origin 'null', so scheme and host are compared.

/** Whether `url` is a page or file of app://workbench, by scheme and exact host; false for anything unparsable. */
export const isWorkbenchUrl = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === 'app:' && host === 'workbench' && username === '' && password === '';
};
