import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/500.css';
import '@fontsource/be-vietnam-pro/600.css';
import '@fontsource/be-vietnam-pro/700.css';
import './styles/tokens.css';
import './styles/page.css';
import './styles/search.css';
import './styles/lenses.css';
import './styles/reading.css';
import './styles/lists.css';
import { enhanceFacets } from './facets';
import { enhanceProgress } from './follow';
import { enhanceReading } from './reading';

enhanceFacets();
enhanceReading();
enhanceProgress();
if (document.querySelector('[data-chart]')) void import('./chart').then(module => module.enhanceCharts());
if (document.querySelector('[data-graph]')) void import('./graph').then(module => module.enhanceGraphs());
