import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, GridComponent, TooltipComponent, MarkLineComponent, AriaComponent, SVGRenderer]);

/** What the server writes beside a chart: one row of numbers per series, one address per category. */
interface ChartData {
  categories: string[];
  links: (string | null)[];
  series: { name: string; role: string; values: number[] }[];
  mark: { category: string; label: string } | null;
  unit: string;
}

const decals: Record<string, object> = {
  basis: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
  implements: { symbol: 'none' },
  mentions: { symbol: 'circle', symbolSize: .8, dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [5, 0] },
  amends: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 },
  replaces: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 3] },
  repeals: { symbol: 'rect', dashArrayX: [3, 3], dashArrayY: [1, 0] },
};

export function enhanceCharts(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-chart]')) {
    const source = document.getElementById(place.dataset['chart'] ?? '');
    if (source?.textContent) draw(place, JSON.parse(source.textContent) as ChartData);
  }
}

function draw(place: HTMLElement, data: ChartData): void {
  const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  place.replaceChildren();
  place.classList.add('live');
  const chart = init(place, null, { renderer: 'svg' });
  const paint = () => chart.setOption({
    animation: false,
    textStyle: { fontFamily: 'Be Vietnam Pro, system-ui, sans-serif', color: colour('soft') },
    aria: { enabled: true, decal: { show: data.series.length > 1 } },
    grid: { left: 8, right: 8, top: 28, bottom: 4, containLabel: true },
    // Rich text keeps the tooltip inside the drawing: no inline styles for the content policy to refuse.
    tooltip: {
      trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow', shadowStyle: { color: colour('line'), opacity: .35 } },
      backgroundColor: colour('sheet'), borderColor: colour('edge'), textStyle: { color: colour('ink'), fontSize: 13 }, confine: true,
    },
    xAxis: { type: 'category', data: data.categories, axisTick: { show: false }, axisLine: { lineStyle: { color: colour('line') } }, axisLabel: { color: colour('soft'), fontSize: 12, lineHeight: 15, interval: (index: number, name: string) => index % Math.ceil(data.categories.length * 44 / place.clientWidth) === 0 || !/^\d+$/.test(name), formatter: (name: string) => name.replace('không ghi năm', 'không\nghi năm') } },
    yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: colour('line'), opacity: .6 } }, axisLabel: { color: colour('soft'), fontSize: 12 } },
    series: data.series.map((series, index) => ({
      type: 'bar', stack: 'all', name: series.name, data: series.values, barMaxWidth: 46, cursor: 'pointer',
      itemStyle: { color: colour(series.role === 'all' ? 'accent' : series.role), borderColor: colour('paper'), borderWidth: 1, decal: decals[series.role] },
      markLine: index === 0 && data.mark
        ? { symbol: 'none', silent: true, lineStyle: { color: colour('ink'), type: 'solid' }, label: { formatter: data.mark.label, color: colour('ink'), position: 'end', align: 'left', offset: [-4, 0] }, data: [{ xAxis: data.mark.category }] }
        : undefined,
    })),
  }, true);
  paint();
  chart.on('click', event => {
    const link = data.links[event.dataIndex];
    if (link) window.location.assign(link);
  });
  new ResizeObserver(() => chart.resize()).observe(place);
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
}
