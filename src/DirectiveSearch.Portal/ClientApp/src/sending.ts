import type { Chosen } from './folders';

const filesAtATime = 50;
const bytesAtATime = 8 << 20;
const lanes = 3;
const pauses = [1000, 3000, 9000];

/** What became of a sending so far. */
export interface Sent { files: number; bytes: number; unsent: Chosen[]; signedOut: boolean }

/** Sends files to a run in batches, some at once; a batch that fails is tried again, and file by file where one of its files cannot be read any more.
 * What the portal answered is kept there. */
export class Sending {
  private readonly queue: Chosen[][];
  private readonly onTheWay = new Map<XMLHttpRequest, number>();
  private stopped = false;
  private readonly sent: Sent = { files: 0, bytes: 0, unsent: [], signedOut: false };

  constructor(private readonly address: string, private readonly token: string, files: Chosen[], private readonly changed: () => void) {
    this.queue = batchesOf(files);
  }

  /** Bytes that left, answered or not. */
  get bytes(): number { return this.sent.bytes + [...this.onTheWay.values()].reduce((sum, bytes) => sum + bytes, 0); }

  get files(): number { return this.sent.files; }

  /** Ends when all was sent, given up, or stopped. */
  async run(): Promise<Sent> {
    await Promise.all(Array.from({ length: lanes }, () => this.lane()));
    for (const batch of this.queue) this.sent.unsent.push(...batch);
    return this.sent;
  }

  /** Breaks off what is on its way and sends no more. */
  stop(): void {
    this.stopped = true;
    for (const request of this.onTheWay.keys()) request.abort();
  }

  private async lane(): Promise<void> {
    for (let batch = this.queue.shift(); batch; batch = this.queue.shift()) {
      const answer = await this.deliver(batch);
      if (answer === 'kept') {
        this.sent.files += batch.length;
        this.sent.bytes += sizeOf(batch);
      } else if (answer === 'unreadable' && batch.length > 1) this.queue.push(...batch.map(file => [file]));
      else this.sent.unsent.push(...batch);
      this.changed();
      if (this.stopped || this.sent.signedOut) return;
    }
  }

  private async deliver(batch: Chosen[]): Promise<'kept' | 'unsent' | 'unreadable'> {
    for (const pause of [0, ...pauses]) {
      if (pause) await new Promise(resolve => setTimeout(resolve, pause));
      if (this.stopped || this.sent.signedOut) return 'unsent';
      const status = await this.post(batch);
      if (status === 200) return 'kept';
      if ([400, 401, 403].includes(status)) this.sent.signedOut = true;
      if (status >= 400 && status < 500) return 'unsent';
      if (!(await readable(batch))) return 'unreadable';
    }
    return 'unsent';
  }

  /** 200 only when the answer is the portal's own; 0 when there was none. */
  private post(batch: Chosen[]): Promise<number> {
    const form = new FormData();
    for (const { file, path } of batch) {
      form.append('duong-dan', path);
      form.append('tep', file, 'tep');
    }
    const request = new XMLHttpRequest();
    const size = sizeOf(batch);
    return new Promise(resolve => {
      const end = (status: number) => { this.onTheWay.delete(request); this.changed(); resolve(status); };
      request.open('POST', this.address);
      request.setRequestHeader('RequestVerificationToken', this.token);
      request.setRequestHeader('Accept', 'application/json');
      this.onTheWay.set(request, 0);
      request.upload.onprogress = event => { this.onTheWay.set(request, Math.min(event.loaded, size)); this.changed(); };
      request.onload = () => end(request.status === 200 && !(request.getResponseHeader('Content-Type') ?? '').includes('json') ? 401 : request.status);
      request.onerror = request.onabort = request.ontimeout = () => end(0);
      request.send(form);
    });
  }
}

/** Small files together, large ones alone. */
export function batchesOf(files: Chosen[]): Chosen[][] {
  const batches: Chosen[][] = [];
  let bytes = 0;
  for (const file of files) {
    const last = batches.at(-1);
    if (!last || last.length >= filesAtATime || bytes + file.file.size > bytesAtATime) {
      batches.push([file]);
      bytes = file.file.size;
    } else {
      last.push(file);
      bytes += file.file.size;
    }
  }
  return batches;
}

function sizeOf(batch: Chosen[]): number {
  return batch.reduce((sum, chosen) => sum + chosen.file.size, 0);
}

/** Files that were moved or changed since they were chosen cannot be read any more. */
async function readable(batch: Chosen[]): Promise<boolean> {
  for (const { file } of batch) {
    try {
      await file.slice(0, 1).arrayBuffer();
    } catch {
      return false;
    }
  }
  return true;
}
