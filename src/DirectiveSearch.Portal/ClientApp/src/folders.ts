/** A file with its path below what was dropped or chosen. */
export interface Chosen { file: File; path: string }

/** What was dropped, with the paths of files and folders that the browser could not open. */
export interface Dropped { files: Chosen[]; closed: string[] }

/** All files of what was dropped, folders with all below. Must be called while the drop is handled: later the browser knows nothing of it. */
export function droppedFiles(data: DataTransfer): Promise<Dropped> {
  const entries: FileSystemEntry[] = [];
  const files: Chosen[] = [];
  for (const item of data.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry?.();
    const file = entry ? null : item.getAsFile();
    if (entry) entries.push(entry);
    else if (file) files.push({ file, path: file.name });
  }
  return walk(entries, { files, closed: [] });
}

/** Of an input for files or for a folder. */
export function pickedFiles(input: HTMLInputElement): Chosen[] {
  return [...(input.files ?? [])].map(file => ({ file, path: file.webkitRelativePath || file.name }));
}

async function walk(entries: FileSystemEntry[], found: Dropped): Promise<Dropped> {
  for (const entry of entries) {
    const path = entry.fullPath.replace(/^\/+/, '');
    try {
      if (entry.isFile) found.files.push({ file: await fileOf(entry as FileSystemFileEntry), path });
      else if (entry.isDirectory) await walk(await childrenOf(entry as FileSystemDirectoryEntry), found);
    } catch {
      found.closed.push(path);
    }
  }
  return found;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader gives some at a time, and nothing at the end. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
