const longest = 60_000;

/** Asks again for a page that could not be shown, after growing pauses, and opens it once it is there; without scripts the page refreshes itself. */
export function enhanceRetry(): void {
  const away = document.querySelector<HTMLElement>('[data-retry]');
  if (!away) return;
  let pause = Number(away.dataset.retry) * 1000;
  let timer = 0;
  const wait = () => { timer = window.setTimeout(() => void ask(), pause * (0.8 + Math.random() * 0.4)); };
  const ask = async () => {
    window.clearTimeout(timer);
    if (!document.hidden) {
      const answer = await fetch(window.location.href, { headers: { Accept: 'text/html' }, cache: 'no-store' }).catch(() => null);
      void answer?.body?.cancel();
      if (answer && answer.status !== 503) { open(away); return; }
      pause = Math.min(pause * 1.5, longest);
    }
    wait();
  };
  document.addEventListener('visibilitychange', () => { if (!document.hidden) void ask(); });
  wait();
}

/** What is being typed is not thrown away: then the reader opens the page. */
function open(away: HTMLElement): void {
  const typed = [...document.querySelectorAll<HTMLInputElement>('input[type=search]')].some(box => box.value !== box.defaultValue);
  if (!typed) { window.location.reload(); return; }
  const state = away.querySelector<HTMLElement>('[data-retry-state]');
  if (!state) return;
  state.textContent = 'Tìm kiếm đã hoạt động trở lại.';
  state.hidden = false;
}
