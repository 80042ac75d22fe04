import type { Chosen } from './folders';

const listed = 10;
export const number = new Intl.NumberFormat('vi-VN');
const places = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** The bar and the line below it. */
export class Progress {
  private readonly began = performance.now();
  private readonly total: number;
  private said = 0;

  constructor(private readonly panel: HTMLElement, private readonly files: Chosen[]) {
    this.total = files.reduce((sum, one) => sum + one.file.size, 0);
    this.show(0, 0);
  }

  show(files: number, bytes: number): void {
    // Empty files have no bytes to count by.
    const share = this.total > 0 ? bytes / this.total : files / this.files.length;
    this.panel.querySelector<HTMLProgressElement>('[data-bar]')!.value = Math.round(share * 1000);
    const seconds = (performance.now() - this.began) / 1000;
    const words = [`${number.format(files)} / ${number.format(this.files.length)} tệp`, `${bytesOf(bytes)} / ${bytesOf(this.total)}`];
    if (seconds >= 2 && bytes > 0) words.push(`${bytesOf(bytes / seconds)}/giây`, `còn ${timeOf((this.total - bytes) * seconds / bytes)}`);
    this.panel.querySelector('[data-line]')!.textContent = words.join(' · ');
    const quarters = Math.floor(share * 4);
    if (quarters === this.said) return;
    this.said = quarters;
    this.panel.querySelector('[data-say]')!.textContent = `Đã gửi ${quarters * 25}%.`;
  }
}

/** The first names as lines, and how many more there are. */
export function list(target: HTMLElement, names: string[]): void {
  const lines = names.slice(0, listed).concat(names.length > listed ? [`… và ${number.format(names.length - listed)} tệp khác`] : []);
  target.replaceChildren(...lines.map(name => { const line = document.createElement('li'); line.textContent = name; return line; }));
}

export function bytesOf(size: number): string {
  if (size < 1024) return `${number.format(Math.round(size))} byte`;
  if (size < 1 << 20) return `${number.format(Math.round(size / 1024))} KB`;
  return size < 1 << 30 ? `${places.format(size / (1 << 20))} MB` : `${places.format(size / (1 << 30))} GB`;
}

function timeOf(seconds: number): string {
  return seconds < 60 ? `${Math.max(1, Math.ceil(seconds))} giây` : `khoảng ${number.format(Math.ceil(seconds / 60))} phút`;
}
