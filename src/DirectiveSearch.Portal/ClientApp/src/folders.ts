/** A file with its path below what was dropped or chosen. */
export interface Chosen { file: File; path: string }

const most = 50_000;

/** All files of what was dropped, folders with all below. Must be called while the drop is handled: later the browser knows nothing of it. */
export function droppedFiles(data: DataTransfer): Promise<Chosen[]> {
  const entries: FileSystemEntry[] = [];
  const files: Chosen[] = [];
  for (const item of data.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry?.();
    const file = entry ? null : item.getAsFile();
    if (entry) entries.push(entry);
    else if (file) files.push({ file, path: file.name });
  }
  return walk(entries, files);
}

/** Of an input for files or for a folder. */
export function pickedFiles(input: HTMLInputElement): Chosen[] {
  return [...(input.files ?? [])].map(file => ({ file, path: file.webkitRelativePath || file.name }));
}

async function walk(entries: FileSystemEntry[], found: Chosen[]): Promise<Chosen[]> {
  for (const entry of entries) {
    if (found.length >= most) break;
    if (entry.isFile) {
      const file = await fileOf(entry as FileSystemFileEntry);
      if (file) found.push({ file, path: entry.fullPath.replace(/^\/+/, '') });
    } else if (entry.isDirectory) await walk(await childrenOf(entry as FileSystemDirectoryEntry), found);
  }
  return found;
}

function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise(resolve => entry.file(resolve, () => resolve(null)));
}

/** A reader gives some at a time, and nothing at the end. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>(resolve => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
