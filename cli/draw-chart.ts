import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Arrow, chartGraph, type Region, type State } from '../domain/chart/graph.ts';

/**
 * The chart's picture, drawn from the machine itself: for each region that has states a Mermaid state diagram, and what
 * its states mean.
 */

/** What leads to a state from every other one is drawn once: from `anywhere`, or from the state that they are parts of. */
function gathered(arrows: Arrow[], states: number, from: string): Arrow[] {
  const common = (arrow: Arrow): boolean =>
    states > 3 && arrows.filter((one) => one.to === arrow.to && one.label === arrow.label).length === states - 1;
  const seen = new Set<string>();
  return arrows.flatMap((arrow) => {
    if (!common(arrow)) return [arrow];
    const key = `${arrow.to}: ${arrow.label}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...arrow, from }];
  });
}

/** Several ways from one state to another are one arrow with several words. */
function merged(arrows: Arrow[]): Arrow[] {
  const byEnds = new Map<string, Arrow>();
  for (const arrow of arrows) {
    const key = `${arrow.from}>${arrow.to}`;
    const known = byEnds.get(key);
    if (known === undefined) byEnds.set(key, { ...arrow });
    else if (!known.label.split('<br/>').includes(arrow.label)) known.label += `<br/>${arrow.label}`;
  }
  return [...byEnds.values()];
}

/** A state that has parts of its own is drawn around them. */
const drawParts = ({ name, initial, parts }: State): string[] => [
  `  state ${name} {`,
  `    [*] --> ${initial}`,
  ...parts.map((part) => `    ${part.name}`),
  '  }',
];

function drawRegion({ name, meaning, initial, states, arrows }: Region): string {
  const inParts = states.filter(({ parts }) => parts.length > 0);
  const lines = ['stateDiagram-v2', `  [*] --> ${initial}`, ...inParts.flatMap(drawParts)];
  const drawn = [
    ...merged(gathered(arrows, states.length, 'anywhere')),
    ...inParts.flatMap((state) => merged(gathered(state.arrows, state.parts.length, state.name))),
  ];
  for (const { from, to, label } of drawn) lines.push(`  ${from} --> ${to}: ${label}`);
  const meanings = states.flatMap((state) => [
    `- **${state.name}**: ${state.meaning}`,
    ...state.parts.map((part) => `  - **${part.name}**: ${part.meaning}`),
  ]);
  return [`### ${name}`, meaning, `\`\`\`mermaid\n${lines.join('\n')}\n\`\`\``, meanings.join('\n')].join('\n\n');
}

const drawChart = (): string => chartGraph().map(drawRegion).join('\n\n');

const BETWEEN = /(<!-- chart -->\n)[\s\S]*?(<!-- \/chart -->)/;

/** A page with the chart's picture as the machine draws it now. */
export function withChart(page: string): string {
  if (!BETWEEN.test(page)) throw new Error('No place for the chart: <!-- chart --> … <!-- /chart -->');
  return page.replace(BETWEEN, (_, open: string, close: string) => `${open}\n${drawChart()}\n\n${close}`);
}

/** The page that the chart is drawn into. */
export const chartPage = fileURLToPath(new URL('../docs/chart.md', import.meta.url));

/** Draws the chart into docs/chart.md. */
export const chart = (): void => writeFileSync(chartPage, withChart(readFileSync(chartPage, 'utf8')));
