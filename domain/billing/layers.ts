/** So many units over the days from one place of an array through another. */
export interface Layer {
  first: number;
  last: number;
  quantity: number;
}

/**
 * Stacks daily quantities into layers, each the widest span of one unit; equal spans become one with a quantity. What is
 * negative makes layers of its own, with negative quantities. The layers add up to the days, day by day.
 */
export function layersOf(daily: readonly number[]): Layer[] {
  return [...stacked(daily, 1), ...stacked(daily, -1)];
}

function stacked(daily: readonly number[], sign: 1 | -1): Layer[] {
  const heights = daily.map((quantity) => Math.max(0, quantity * sign));
  const layers = new Map<string, Layer>();
  // A level counts once for as many units as have just its spans: from one height to the next that occurs.
  const levels = [...new Set(heights)].filter((height) => height > 0).sort((a, b) => a - b);
  levels.forEach((level, i) => {
    const units = level - (levels[i - 1] ?? 0);
    for (const [first, last] of runs(heights, level)) {
      const known = layers.get(`${first}-${last}`);
      if (known === undefined) layers.set(`${first}-${last}`, { first, last, quantity: units * sign });
      else known.quantity += units * sign;
    }
  });
  return [...layers.values()].sort((a, b) => a.first - b.first || b.last - a.last);
}

/** The longest runs of days that reach a height. */
function runs(heights: readonly number[], level: number): [number, number][] {
  const found: [number, number][] = [];
  let first = -1;
  heights.forEach((height, i) => {
    if (height >= level && first < 0) first = i;
    if (height < level && first >= 0) {
      found.push([first, i - 1]);
      first = -1;
    }
  });
  if (first >= 0) found.push([first, heights.length - 1]);
  return found;
}
