/** Single letters settle a doubtful word while the focus is within its item, unless they are switched off; everything works without them. */
const kept = 'phim-tat';

export function enhanceDoubts(): void {
  const switches = document.querySelectorAll<HTMLElement>('[data-keys]');
  if (switches.length === 0) return;
  let on = localStorage.getItem(kept) !== 'tat';
  const show = () => {
    for (const key of document.querySelectorAll<HTMLElement>('[data-confirm] kbd, [data-correct] kbd, [data-previous] kbd, [data-next] kbd')) key.hidden = !on;
  };
  for (const label of switches) {
    const box = label.querySelector('input')!;
    label.hidden = false;
    box.checked = on;
    box.addEventListener('change', () => { on = box.checked; localStorage.setItem(kept, on ? 'bat' : 'tat'); show(); });
  }
  show();
  for (const details of document.querySelectorAll<HTMLDetailsElement>('[data-doubt] details'))
    details.addEventListener('toggle', () => { if (details.open) choose(details); });
  document.addEventListener('keydown', event => {
    const target = event.target as HTMLElement;
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || target.matches('input, textarea, select')) return;
    const item = target.closest<HTMLElement>('[data-doubt], .doubts-walk');
    if (item && press(item, event.key.toLowerCase())) event.preventDefault();
  });
  for (const input of document.querySelectorAll<HTMLInputElement>('[data-doubt] input[name=dung]'))
    input.addEventListener('keydown', event => {
      const details = input.closest('details');
      if (event.key !== 'Escape' || !details) return;
      details.open = false;
      details.querySelector('summary')?.focus();
    });
}

function press(item: HTMLElement, key: string): boolean {
  const within = item.closest('li, .doubts') ?? item;
  switch (key) {
    case 'd': within.querySelector<HTMLElement>('[data-confirm]')?.click(); return true;
    case 's': {
      const details = within.querySelector('details');
      if (!details) return false;
      details.open = true;
      choose(details);
      return true;
    }
    case 't': return step(within, '[data-previous]', -1);
    case 'k': return step(within, '[data-next]', 1);
    default: return false;
  }
}

/** What was read is selected, so that typing replaces it. */
function choose(details: HTMLDetailsElement): void {
  const input = details.querySelector<HTMLInputElement>('input[name=dung]');
  // Opening tells once more a moment later, when somebody may be typing already.
  if (!input || document.activeElement === input) return;
  input.focus();
  input.select();
}

/** On a document the next word is a link, in the list of all it is the next item. */
function step(within: Element, link: string, by: number): boolean {
  const address = within.querySelector<HTMLElement>(link);
  if (address) { address.click(); return true; }
  const items = [...document.querySelectorAll('.doubt-list > li')];
  const other = items[items.indexOf(within) + by]?.querySelector<HTMLElement>('[data-confirm]');
  other?.focus();
  return other !== undefined;
}
