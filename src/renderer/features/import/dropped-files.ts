// Reads what was dropped on the window: files, and folders with everything in them, each with its path inside the drop.
import type { DroppedFile } from '../../data/upload.ts';

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

const someEntries = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));

/** `readEntries` answers in batches until an empty one. */
const entriesOf = async (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await someEntries(reader);
    if (some.length === 0) return all;
    all.push(...some);
  }
};

const filesUnder = async (entry: FileSystemEntry): Promise<DroppedFile[]> => {
  if (entry.isDirectory) {
    const entries = await entriesOf(entry as FileSystemDirectoryEntry);
    return (await Promise.all(entries.map(filesUnder))).flat();
  }
  const file = await fileOf(entry as FileSystemFileEntry);
  return [{ name: entry.fullPath.replace(/^\//, '') || file.name, file }];
};

/**
 * Every file of the drop, sorted by name. The entries are taken before the first await: the browser empties the transfer afterwards.
 * Rejects with the browser's error when a file cannot be read.
 */
export const droppedFiles = async (transfer: DataTransfer): Promise<DroppedFile[]> => {
  const items = [...transfer.items]
    .filter((item) => item.kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found = await Promise.all(
    items.map(({ entry, file }) => {
      if (entry !== null) return filesUnder(entry);
      return file === null ? [] : [{ name: file.name, file }];
    }),
  );
  return found.flat().sort((one, other) => (one.name < other.name ? -1 : 1));
};

/** Files picked in a browser's own dialog; a folder's files carry their path inside it. */
export const pickedFiles = (list: FileList | null): DroppedFile[] =>
  [...(list ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
