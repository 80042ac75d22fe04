const longest = 60_000;

/** Keeps a page that tells how things stand up to date by asking for the same page again and taking over its parts; without scripts a link does it. */
export function enhanceLive(): void {
  const live = document.querySelector<HTMLElement>('[data-live]');
  const usual = Number(live?.dataset.live) * 1000;
  if (!live || !usual) return;
  let pause = usual;
  let timer = 0;
  let asking = false;
  const ask = async () => {
    window.clearTimeout(timer);
    if (document.hidden || asking) return;
    asking = true;
    const page = await fetchPage();
    asking = false;
    // Whoever is signed out meanwhile gets another page: then the link leads on.
    const known = page?.querySelector<HTMLElement>('[data-live]') ?? null;
    const whole = known !== null && takeOver(live, known);
    // A page without a pause has come to its end.
    if (whole && !Number(known?.dataset.live)) return;
    pause = known ? usual : Math.min(pause * 2, longest);
    show(live, known !== null);
    timer = window.setTimeout(() => void ask(), pause);
  };
  document.addEventListener('visibilitychange', () => { if (!document.hidden) void ask(); });
  show(live, true);
  timer = window.setTimeout(() => void ask(), pause);
}

async function fetchPage(): Promise<Document | null> {
  try {
    const answer = await fetch(window.location.href, { headers: { Accept: 'text/html' }, cache: 'no-store' });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  } catch {
    return null;
  }
}

/** A part in which something has the focus or is marked stays as it is, so that nothing moves under the hand; says whether all were taken over. */
function takeOver(shown: HTMLElement, fresh: Element): boolean {
  say(shown, fresh);
  let whole = true;
  const selection = document.getSelection();
  for (const part of shown.querySelectorAll<HTMLElement>('[data-live-part]')) {
    const next = fresh.querySelector(`#${part.id}`);
    if (!next) continue;
    if (part.contains(document.activeElement) || (selection && !selection.isCollapsed && selection.containsNode(part, true))) whole = false;
    else if (part.innerHTML !== next.innerHTML) part.replaceChildren(...next.childNodes);
  }
  return whole;
}

/** Is said aloud only when how things stand is another, not with every number. */
function say(shown: HTMLElement, fresh: Element): void {
  const before = shown.querySelector<HTMLElement>('[data-state]');
  const after = fresh.querySelector<HTMLElement>('[data-state]');
  const voice = shown.querySelector('[data-live-say]');
  if (voice && after && before?.dataset.state !== after.dataset.state) voice.textContent = after.textContent;
}

function show(live: HTMLElement, on: boolean): void {
  for (const word of live.querySelectorAll<HTMLElement>('[data-live-on]')) word.hidden = !on;
  for (const link of live.querySelectorAll<HTMLElement>('[data-live-off]')) link.hidden = on;
}
