/** Opens the margin note of a citation or movement beside the words that were chosen; without scripts the note opens at the lower edge. */
export function enhanceReading(): void {
  const text = document.getElementById('toan-van');
  if (!text) return;
  let opener: HTMLElement | null = null;
  let card: HTMLElement | null = null;
  const close = (back: boolean) => {
    card?.classList.remove('open', 'placed');
    if (back) opener?.focus();
    card = opener = null;
  };
  text.addEventListener('click', event => {
    const mark = (event.target as HTMLElement).closest<HTMLAnchorElement>('a.cite, a.move, a.brief');
    const note = mark && document.getElementById(mark.hash.slice(1));
    if (!mark || !note || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    close(false);
    [opener, card] = [mark, note];
    note.classList.add('open');
    place(note, mark.getClientRects()[0] ?? mark.getBoundingClientRect());
    note.focus({ preventScroll: true });
  });
  document.addEventListener('keydown', event => { if (event.key === 'Escape' && card) close(true); });
  document.addEventListener('click', event => {
    const target = event.target as HTMLElement;
    if (target.closest('a.close') && card) { event.preventDefault(); close(true); }
    else if (card && !card.contains(target) && !target.closest('a.cite, a.move, a.brief')) close(false);
    else if (card && target.closest('.places a, .pinpoints a, .why a, .card .doubt a[href^="#"]')) close(false);
  });
  window.addEventListener('scroll', () => { if (card?.classList.contains('placed')) close(false); }, { passive: true });
}

function place(note: HTMLElement, words: DOMRect): void {
  if (!window.matchMedia('(min-width: 62.01rem)').matches) return;
  note.classList.add('placed');
  const { width, height } = note.getBoundingClientRect();
  const below = words.bottom + 8;
  const top = below + height < window.innerHeight ? below : Math.max(8, words.top - height - 8);
  note.style.top = `${top}px`;
  note.style.left = `${Math.max(8, Math.min(words.left, window.innerWidth - width - 24))}px`;
}
