// The folder browser of imports, as the export dialog uses it: to choose where a file goes.
import type { BrowseFolders } from '../export/export-form.tsx';
import { FolderBrowser } from '../import/folder-browser.tsx';

export const browseFolders: BrowseFolders = ({ start, onFolder, onFile }) => (
  <FolderBrowser
    files
    start={start}
    onFolder={(path, entered) => {
      if (entered) onFolder(path);
    }}
    onChoose={({ kind, path }) => (kind === 'file' ? onFile(path) : onFolder(path))}
  />
);
