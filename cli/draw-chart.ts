import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { accountMachine } from '../domain/chart/machine/machine.ts';

/**
 * The chart's picture, drawn from the machine itself: for each region that has states a Mermaid state diagram, and what
 * its states mean.
 */

type Node = (typeof accountMachine)['root'];
interface Arrow {
  from: string;
  to: string;
  label: string;
}

type Transition = { eventType: string; target: readonly Node[] | undefined; description: string | undefined };

/** Every arrow says in the machine what happens there. */
function labelOf({ eventType, description }: Transition): string {
  if (description === undefined || /[:;]/.test(description))
    throw new Error(
      `An arrow on ${eventType === '' ? 'always' : eventType} needs a description, without a colon or ` +
        `semicolon (Mermaid's own): ${description}`,
    );
  return description;
}

const partsOf = (node: Node): Node[] => Object.values(node.states) as Node[];

/** From the states of a region, or of a state in parts; what leads to a state from any of them, from each. */
function arrowsOf(whole: Node): Arrow[] {
  const anywhere = [...whole.transitions.values()].flat() as unknown as Transition[];
  return partsOf(whole).flatMap((state) => {
    const own = [...state.transitions.values(), state.always ?? []].flat() as unknown as Transition[];
    return [...own, ...(whole.parent?.id === 'account' ? anywhere : [])].flatMap((one) =>
      (one.target ?? [])
        .filter((to) => to !== state)
        .map((to) => ({ from: state.key, to: to.key, label: labelOf(one) })),
    );
  });
}

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
const drawParts = (state: Node): string[] => [
  `  state ${state.key} {`,
  `    [*] --> ${state.initial.target[0]?.key ?? ''}`,
  ...partsOf(state).map((part) => `    ${part.key}`),
  '  }',
];

function drawRegion(region: Node): string {
  const initial = region.initial.target[0]?.key ?? '';
  const inParts = partsOf(region).filter((state) => partsOf(state).length > 0);
  const lines = ['stateDiagram-v2', `  [*] --> ${initial}`, ...inParts.flatMap(drawParts)];
  for (const { from, to, label } of [region, ...inParts].flatMap((whole) =>
    merged(gathered(arrowsOf(whole), partsOf(whole).length, whole === region ? 'anywhere' : whole.key)),
  ))
    lines.push(`  ${from} --> ${to}: ${label}`);
  const meanings = partsOf(region).flatMap((state) => [
    `- **${state.key}**: ${state.description ?? ''}`,
    ...partsOf(state).map((part) => `  - **${part.key}**: ${part.description ?? ''}`),
  ]);
  return [
    `### ${region.key}`,
    region.description ?? '',
    `\`\`\`mermaid\n${lines.join('\n')}\n\`\`\``,
    meanings.join('\n'),
  ].join('\n\n');
}

function drawChart(): string {
  return (Object.values(accountMachine.root.states) as Node[])
    .filter((region) => Object.keys(region.states).length > 0)
    .map(drawRegion)
    .join('\n\n');
}

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
