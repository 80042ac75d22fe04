/** The filters are folded away on narrow screens and stand open beside the results on wide ones; style sheets do it where the browser is new enough. */
export function enhanceFacets(): void {
  const facets = document.querySelector<HTMLDetailsElement>('.columns:not(.full) > details.facets');
  if (!facets) return;
  const wide = window.matchMedia('(min-width: 62.01rem)');
  const fit = () => { facets.open = wide.matches; };
  wide.addEventListener('change', fit);
  fit();
}
