import cytoscape from 'cytoscape';

/** What the server writes beside a graph. */
interface GraphData {
  nodes: { id: string; label: string; kind: 'unit' | 'document' | 'instrument' | 'centre'; ghost: boolean; count: number; link: string }[];
  edges: { source: string; target: string; role: string; count: number }[];
}

const lines: Record<string, { style: 'solid' | 'dashed' | 'dotted'; width: number; dash?: number[] }> = {
  basis: { style: 'solid', width: 1.6 },
  implements: { style: 'solid', width: 2.6 },
  mentions: { style: 'dashed', width: 1.4, dash: [5, 4] },
  amends: { style: 'dashed', width: 2.2, dash: [9, 3] },
  replaces: { style: 'dashed', width: 2.2, dash: [9, 3, 2, 3] },
  repeals: { style: 'dotted', width: 2.2 },
};

export function enhanceGraphs(): void {
  standInForInjectedStyle();
  for (const place of document.querySelectorAll<HTMLElement>('[data-graph]')) {
    const source = document.getElementById(place.dataset['graph'] ?? '');
    if (source?.textContent) draw(place, JSON.parse(source.textContent) as GraphData);
  }
}

/** Cytoscape adds an inline style element unless one of this id is there, which the content policy would refuse; our style sheet has its one rule. */
function standInForInjectedStyle(): void {
  const stand = document.createElement('meta');
  stand.id = '__________cytoscape_stylesheet';
  document.head.append(stand);
}

function draw(place: HTMLElement, data: GraphData): void {
  const drawing = [...place.childNodes];
  place.replaceChildren();
  place.classList.add('live');
  place.classList.toggle('tall', data.nodes.length > 30);
  const graph = cytoscape({
    container: place,
    elements: [
      ...data.nodes.map(node => ({ data: { ...node, size: 12 + Math.min(26, 5 * Math.sqrt(node.count)) }, classes: `${node.kind}${node.ghost ? ' ghost' : ''}` })),
      ...data.edges.map((edge, index) => ({ data: { ...edge, id: `e${index}` } })),
    ],
    style: style(),
    layout: { name: 'cose', animate: false, randomize: true, nodeDimensionsIncludeLabels: true, nodeRepulsion: () => 60000, idealEdgeLength: () => 70, nodeOverlap: 40, gravity: .6, componentSpacing: 50, numIter: 2500 },
    minZoom: .2, maxZoom: 4,
  });
  graph.userZoomingEnabled(false);
  fill(graph);
  graph.on('tap', 'node', event => { window.location.assign(event.target.data('link') as string); });
  graph.on('mouseover', 'node', event => {
    graph.elements().addClass('dim');
    event.target.closedNeighborhood().removeClass('dim');
    place.classList.add('over');
  });
  graph.on('mouseout', 'node', () => {
    graph.elements().removeClass('dim');
    place.classList.remove('over');
  });
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => graph.style(style()));
  place.before(tools(place, graph, drawing));
}

/** Stretches the drawing over its frame, so that labels keep the size of the page's small print however many nodes there are. */
function fill(graph: cytoscape.Core): void {
  const [width, height, side, top] = [graph.width(), graph.height(), Math.min(90, graph.width() / 6), 44];
  const at = graph.nodes().map(node => node.position());
  const [left, right] = [Math.min(...at.map(p => p.x)), Math.max(...at.map(p => p.x))];
  const [upper, lower] = [Math.min(...at.map(p => p.y)), Math.max(...at.map(p => p.y))];
  const scale = (value: number, from: number, to: number, margin: number, length: number) =>
    to > from ? margin + (value - from) / (to - from) * (length - 2 * margin) : length / 2;
  graph.nodes().positions(node => ({
    x: scale(node.position('x'), left, right, side, width),
    y: scale(node.position('y'), upper, lower, top, height),
  }));
  graph.viewport({ zoom: 1, pan: { x: 0, y: 0 } });
}

function tools(place: HTMLElement, graph: cytoscape.Core, drawing: ChildNode[]): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'graph-tools no-print';
  const button = (text: string, act: () => void) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'button quiet';
    made.textContent = text;
    made.addEventListener('click', act);
    bar.append(made);
    return made;
  };
  const zoom = (by: number) => graph.zoom({ level: graph.zoom() * by, renderedPosition: { x: graph.width() / 2, y: graph.height() / 2 } });
  button('Phóng to', () => zoom(1.25));
  button('Thu nhỏ', () => zoom(.8));
  button('Vừa khung', () => fill(graph));
  if (drawing.length > 0) {
    button('Xem dạng hai cột', () => {
      graph.destroy();
      bar.remove();
      place.classList.remove('live', 'tall');
      place.replaceChildren(...drawing);
    });
  }
  return bar;
}

function style(): cytoscape.StylesheetJson {
  const page = getComputedStyle(document.documentElement);
  const colour = (name: string) => page.getPropertyValue(`--${name}`).trim();
  return [
    { selector: 'node', style: { label: 'data(label)', width: 'data(size)', height: 'data(size)', 'background-color': colour('ink'), 'border-color': colour('ink'), 'border-width': 1.6, color: colour('ink'), 'font-family': 'Be Vietnam Pro, system-ui, sans-serif', 'font-size': 12, 'text-wrap': 'wrap', 'text-max-width': '150px', 'text-margin-y': -3, 'text-background-color': colour('sheet'), 'text-background-opacity': .8, 'text-background-padding': '1px' } },
    { selector: 'node.unit, node.document', style: { 'background-color': colour('accent'), 'border-color': colour('accent') } },
    { selector: 'node.ghost', style: { 'background-color': colour('sheet') } },
    { selector: 'edge', style: { 'curve-style': 'bezier', opacity: .8, width: 1.5, 'line-color': colour('mentions') } },
    ...Object.entries(lines).map(([role, line]) => ({ selector: `edge[role = "${role}"]`, style: { 'line-color': colour(role), 'line-style': line.style, width: line.width, ...(line.dash ? { 'line-dash-pattern': line.dash } : {}) } })),
    { selector: '.dim', style: { opacity: .15 } },
  ];
}
