import type { Say } from './words.tsx';

/** A figure: how large it is drawn, and how it is written. */
export interface Mark {
  value: number;
  said: string;
}

/** What a chart shows, in no library's words. `axis` writes what stands at an axis. */
export type Picture =
  | { kind: 'bars'; bars: (Mark & { name: string })[] }
  | { kind: 'stack'; points: string[]; series: { name: string; marks: Mark[] }[]; axis: (value: number) => string }
  | { kind: 'line'; points: string[]; marks: (Mark | null)[]; axis: (value: number) => string }
  | { kind: 'heat'; columns: string[]; rows: string[]; cells: (Mark & { column: number; row: number })[] };

const ROW_PX = 36;
const OTHERWISE_PX = 280;

/** How high it is drawn: known before the library is there, so that nothing jumps. */
export function heightPx(picture: Picture): number {
  if (picture.kind === 'bars') return picture.bars.length * ROW_PX + 8;
  return picture.kind === 'heat' ? picture.rows.length * ROW_PX + 40 : OTHERWISE_PX;
}

const MOST_SAID = 8;

/** A chart in a sentence, for whoever can't see it: the largest figures first, the rest is in the table beneath. */
export function labelOf(title: string, picture: Picture, say: Say): string {
  const said = saidOf(picture);
  const rest = said.length - MOST_SAID;
  return say(rest > 0 ? 'chart.some' : 'chart.all', { title, figures: said.slice(0, MOST_SAID).join('; '), rest });
}

function saidOf(picture: Picture): string[] {
  switch (picture.kind) {
    case 'bars':
      return picture.bars.map(({ name, said }) => `${name}: ${said}`);
    case 'heat':
      return picture.cells
        .toSorted((a, b) => b.value - a.value)
        .map(({ row, column, said }) => `${picture.rows[row]} ${picture.columns[column]}: ${said}`);
    case 'line':
      return picture.points.flatMap((point, i) => {
        const mark = picture.marks[i];
        return mark ? [`${point}: ${mark.said}`] : [];
      });
    case 'stack': {
      const last = picture.points.length - 1;
      return picture.series.map(({ name, marks }) => `${name} (${picture.points[last]}): ${marks[last]?.said}`);
    }
  }
}
