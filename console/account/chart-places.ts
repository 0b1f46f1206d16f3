import type { Region } from './chart-names.ts';

/** A state, or a part of one, as it is drawn in its region's column. */
export interface Box {
  name: string;
  isPart: boolean;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Six of them fit beside the navigation on a small laptop. */
export const COLUMN = 172;
export const HEAD = 28;
const WIDTH = 144;
const ROW = 28;
const GAP = 22;
const INSET = 8;
const PART_GAP = 4;

type State = Region['states'][number];

const stateHeight = ({ parts }: State): number =>
  ROW + parts.length * (ROW + PART_GAP) + (parts.length > 0 ? PART_GAP : 0);

/** How high a region's column is. */
export const heightOf = ({ states }: Region): number =>
  HEAD + states.reduce((sum, state) => sum + stateHeight(state) + GAP, 0);

/** States under one another, each round its parts. */
export function boxesOf({ states }: Region): Box[] {
  let y = HEAD;
  return states.flatMap((state) => {
    const top = y;
    y += stateHeight(state) + GAP;
    const parts = state.parts.map(({ name }, i) => ({
      name,
      isPart: true,
      x: INSET,
      y: top + ROW + i * (ROW + PART_GAP),
      width: WIDTH - 2 * INSET,
      height: ROW,
    }));
    return [{ name: state.name, isPart: false, x: 0, y: top, width: WIDTH, height: stateHeight(state) }, ...parts];
  });
}

/** Arrows as curves beside the column: the farther apart two states are, the wider. Each pair is drawn once. */
export function linesOf(region: Region, boxes: readonly Box[]): { from: string; to: string; d: string }[] {
  const middleOf = (name: string): number | null => {
    const box = boxes.find((one) => one.name === name);
    return box === undefined ? null : box.y + ROW / 2;
  };
  const arrows = [...region.arrows, ...region.states.flatMap((state) => state.arrows)];
  const pairs = new Map(arrows.map((arrow) => [`${arrow.from} ${arrow.to}`, arrow]));
  return [...pairs.values()].flatMap(({ from, to }) => {
    const [a, b] = [middleOf(from), middleOf(to)];
    if (a === null || b === null || a === b) return [];
    const bulge = Math.min(COLUMN - WIDTH - 8, 10 + Math.abs(b - a) / 8);
    // Down and up don't lie on one another.
    const [start, end] = b > a ? [a + 4, b - 4] : [a - 4, b + 4];
    return [
      { from, to, d: `M${WIDTH} ${start}C${WIDTH + bulge} ${start} ${WIDTH + bulge} ${end} ${WIDTH + 1} ${end}` },
    ];
  });
}
