/** Names that the archive knows, under a box that has a list already: asked for as one types. */
export function enhanceSuggestions(): void {
  for (const box of document.querySelectorAll<HTMLInputElement>('input[data-suggest^="/"]')) {
    const list = box.list;
    if (!list) continue;
    let waiting = 0;
    let asked = '';
    box.addEventListener('input', () => {
      window.clearTimeout(waiting);
      const typed = box.value.trim();
      if (typed.length < 2 || typed === asked) return;
      waiting = window.setTimeout(() => void ask(typed), 200);
    });
    const ask = async (typed: string) => {
      asked = typed;
      const answer = await fetch(`${box.dataset['suggest']}?q=${encodeURIComponent(typed)}`).catch(() => null);
      if (!answer?.ok || asked !== typed) return;
      const names = await answer.json() as string[];
      list.replaceChildren(...names.map(name => new Option(name, name)));
    };
  }
}
