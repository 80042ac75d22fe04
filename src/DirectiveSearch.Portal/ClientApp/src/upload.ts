import { bytesOf, list, number, Progress } from './amounts';
import { droppedFiles, pickedFiles, type Chosen } from './folders';
import { Sending, type Sent } from './sending';

/** Sends chosen and dropped files in many small requests, with progress; without scripts the form sends them in one. */
export function enhanceUpload(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-upload]');
  const panel = document.querySelector<HTMLElement>('[data-sending]');
  if (form && panel) new Upload(form, panel).listen();
}

class Upload {
  private readonly chosen = new Map<string, Chosen>();
  private refused: string[] = [];
  private run: { run: number; address: string } | null = null;
  private sending: Sending | null = null;

  constructor(private readonly form: HTMLFormElement, private readonly panel: HTMLElement) {}

  listen(): void {
    this.part('[data-scripted]').hidden = false;
    for (const input of this.form.querySelectorAll<HTMLInputElement>('input[type=file]'))
      input.addEventListener('change', () => this.add(pickedFiles(input)));
    this.form.addEventListener('submit', event => {
      event.preventDefault();
      if (this.chosen.size > 0) void this.send([...this.chosen.values()]);
      else this.summary('Chưa chọn tệp nào.');
    });
    this.part('[data-clear]').addEventListener('click', () => { this.clear(); this.form.querySelector<HTMLInputElement>('#tep')?.focus(); });
    this.shown('[data-stop]').addEventListener('click', () => this.sending?.stop());
    this.listenToDrops();
    window.addEventListener('beforeunload', event => { if (this.sending) event.preventDefault(); });
    window.addEventListener('pagehide', () => { if (this.sending && this.run) navigator.sendBeacon(`${this.run.address}/xong`, new FormData(this.bare())); });
  }

  /** Dropped beside the box, files would open in place of the page: the whole page takes them. */
  private listenToDrops(): void {
    let depth = 0;
    const mark = (on: boolean) => this.form.classList.toggle('over', on);
    const carries = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    document.addEventListener('dragenter', event => { if (carries(event)) { depth++; mark(true); } });
    document.addEventListener('dragleave', () => { depth = Math.max(0, depth - 1); if (depth === 0) mark(false); });
    document.addEventListener('dragover', event => { if (carries(event)) event.preventDefault(); });
    document.addEventListener('drop', event => {
      depth = 0;
      mark(false);
      if (!event.dataTransfer || !carries(event)) return;
      event.preventDefault();
      if (!this.sending) void droppedFiles(event.dataTransfer).then(({ files, closed }) => {
        this.refused.push(...closed.map(path => `${path} (trình duyệt không mở được)`));
        this.add(files);
        this.part('[data-send]').focus();
      });
    });
  }

  /** A path stands for one file: another one of the same path gets a number. */
  private add(files: Chosen[]): void {
    const largest = Number(this.form.dataset.largest);
    for (const { file, path } of files) {
      if (file.size > largest) { this.refused.push(`${path} (${bytesOf(file.size)})`); continue; }
      let free = path;
      const same = (other: Chosen | undefined) => other && other.file.size === file.size && other.file.lastModified === file.lastModified;
      for (let count = 2; this.chosen.has(free) && !same(this.chosen.get(free)); count++) free = path.replace(/(\.[^./]*)?$/, ` (${count})$1`);
      this.chosen.set(free, { file, path: free });
    }
    const size = [...this.chosen.values()].reduce((sum, one) => sum + one.file.size, 0);
    this.summary(this.chosen.size > 0 ? `Sẽ gửi ${number.format(this.chosen.size)} tệp, ${bytesOf(size)}. Bấm “Nạp” để bắt đầu.` : 'Không có tệp nào để gửi.');
    this.part('[data-clear]').hidden = this.chosen.size === 0;
    this.part('[data-refused]').hidden = this.refused.length === 0;
    this.part('[data-refused-words]').textContent = `Không gửi được ${number.format(this.refused.length)} tệp vì lớn hơn ${bytesOf(largest)} hoặc không mở được. Hãy tách tệp, kiểm tra quyền đọc, hoặc nhờ người quản trị nạp từ thư mục trên máy chủ.`;
    list(this.part('[data-refused-list]'), this.refused);
  }

  private clear(): void {
    this.chosen.clear();
    this.refused = [];
    this.form.reset();
    this.add([]);
    this.part('[data-chosen]').hidden = true;
  }

  private summary(words: string): void {
    this.part('[data-chosen]').hidden = false;
    const summary = this.part('[data-summary]');
    summary.setAttribute('role', 'status');
    summary.textContent = words;
  }

  private async send(files: Chosen[]): Promise<void> {
    this.form.hidden = true;
    this.panel.hidden = false;
    this.shown('[data-title]').textContent = `Đang gửi ${number.format(files.length)} tệp`;
    this.shown('[data-title]').focus();
    for (const selector of ['[data-unsent]', '[data-again]', '[data-run-link]']) this.shown(selector).hidden = true;
    this.shown('[data-stop]').hidden = false;
    this.run ??= await this.begin(files);
    if (!this.run) { this.finish(files, { files: 0, bytes: 0, unsent: files, signedOut: false }); return; }
    const progress = new Progress(this.panel, files);
    const sending = new Sending(`${this.run.address}/tep`, this.token(), files, () => progress.show(sending.files, sending.bytes));
    this.sending = sending;
    const watching = window.setInterval(() => void this.watch(), 2000);
    const sent = await sending.run();
    window.clearInterval(watching);
    await this.post(`${this.run.address}/xong`, new FormData(this.bare())).catch(() => null);
    this.sending = null;
    if (sent.unsent.length === 0) { window.location.assign(this.run.address); return; }
    this.finish(files, sent);
  }

  private async begin(files: Chosen[]): Promise<{ run: number; address: string } | null> {
    const fields = new FormData(this.bare());
    fields.append('ten', files[0].path);
    fields.append('so-tep', String(files.length));
    return this.post('/nap-tai-lieu/bat-dau', fields).catch(() => null) as Promise<{ run: number; address: string } | null>;
  }

  /** What the portal has made of the files meanwhile. */
  private async watch(): Promise<void> {
    const answer = await fetch(`${this.run!.address}.json`, { cache: 'no-store' }).catch(() => null);
    if (!answer?.ok) return;
    const state = await answer.json() as { done: number; failed: number; setAside: number };
    const words = [`Máy chủ đã xử lý xong ${number.format(state.done)} tệp`];
    if (state.failed > 0) words.push(`${number.format(state.failed)} tệp chưa đọc được`);
    if (state.setAside > 0) words.push(`${number.format(state.setAside)} tệp để riêng vì có dấu mật`);
    this.shown('[data-read]').textContent = `${words.join(', ')}.`;
  }

  private finish(files: Chosen[], sent: Sent): void {
    const unsent = sent.unsent;
    this.shown('[data-title]').textContent = `Đã gửi ${number.format(files.length - unsent.length)} trong ${number.format(files.length)} tệp`;
    this.shown('[data-unsent]').hidden = false;
    this.shown('[data-unsent-words]').textContent = sent.signedOut
      ? `${number.format(unsent.length)} tệp chưa gửi vì phiên làm việc đã hết. Hãy đăng nhập lại ở một thẻ khác, mở lại trang này rồi chọn lại các tệp; tệp đã gửi không mất.`
      : `${number.format(unsent.length)} tệp chưa gửi được. Tệp đã gửi không mất. Hãy kiểm tra mạng, xem tệp có bị đổi tên, di chuyển hay đang mở không, rồi bấm “Gửi lại”.`;
    list(this.shown('[data-unsent-list]'), unsent.map(one => one.path));
    this.shown('[data-stop]').hidden = true;
    const again = this.shown('[data-again]');
    again.hidden = sent.signedOut;
    again.textContent = `Gửi lại ${number.format(unsent.length)} tệp`;
    again.onclick = () => void this.send(unsent);
    const link = this.shown('[data-run-link]') as HTMLAnchorElement;
    link.hidden = !this.run;
    if (this.run) link.href = this.run.address;
    this.shown('[data-say]').textContent = this.shown('[data-title]').textContent;
  }

  private async post(address: string, body: FormData): Promise<unknown> {
    const answer = await fetch(address, { method: 'POST', body, headers: { Accept: 'application/json', RequestVerificationToken: this.token() } });
    if (!answer.ok || !(answer.headers.get('Content-Type') ?? '').includes('json')) throw new Error(`${answer.status}`);
    return answer.json();
  }

  /** The form's token and nothing of its files. */
  private bare(): HTMLFormElement {
    const form = document.createElement('form');
    const token = this.form.querySelector('input[name=__RequestVerificationToken]');
    if (token) form.append(token.cloneNode());
    return form;
  }

  private token(): string {
    return this.form.querySelector<HTMLInputElement>('input[name=__RequestVerificationToken]')?.value ?? '';
  }

  private part(selector: string): HTMLElement { return this.form.querySelector<HTMLElement>(selector)!; }

  private shown(selector: string): HTMLElement { return this.panel.querySelector<HTMLElement>(selector)!; }
}
