/** Keeps the progress of a run up to date by asking for the same page again; without scripts the page refreshes itself. */
export function enhanceProgress(): void {
  const next = async () => {
    const shown = document.querySelector<HTMLElement>('#tien-do[data-follow]');
    if (!shown) return;
    if (!document.hidden) {
      const answer = await fetch(window.location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
      const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('tien-do') : null;
      if (page && !shown.contains(document.activeElement)) shown.replaceWith(page);
    }
    window.setTimeout(() => void next(), 2000);
  };
  window.setTimeout(() => void next(), 2000);
}
