// Joins a folder and a name the way the host writes its paths.

/** `\` where the folder is written with it and without `/`, else `/`. */
export const joinPath = (folder: string, name: string): string => {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return folder.endsWith(separator) ? `${folder}${name}` : `${folder}${separator}${name}`;
};
