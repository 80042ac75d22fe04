const longest = 60_000;

/** Keeps a page that tells how things stand up to date by asking for the same page again and taking over its parts; without scripts a link does it. */
export function enhanceLive(): void {
  const live = document.querySelector<HTMLElement>('[data-live]');
  if (!live) return;
  const usual = Number(live.dataset.live) * 1000;
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
    const known = page?.querySelector('[data-live]') ?? null;
    if (known) takeOver(live, known);
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

/** A part in which something has the focus or is marked stays as it is, so that nothing moves under the hand. */
function takeOver(shown: HTMLElement, fresh: Element): void {
  say(shown, fresh);
  const selection = document.getSelection();
  for (const part of shown.querySelectorAll<HTMLElement>('[data-live-part]')) {
    const next = fresh.querySelector(`#${part.id}`);
    if (!next || part.contains(document.activeElement) || (selection && !selection.isCollapsed && selection.containsNode(part, true))) continue;
    if (part.innerHTML !== next.innerHTML) part.replaceChildren(...next.childNodes);
  }
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
