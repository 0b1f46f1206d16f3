import { describe, expect, test } from '@jest/globals';
import { CHART_WORDS, inWords } from '../../api/v1/chart/in-words.ts';
import { chartGraph } from '../../domain/chart/graph.ts';

/** The chart that the API tells has every word in every language: what the machine gets is to be named and translated. */
const regions = chartGraph();
const keys = regions.flatMap(({ name, states }) => [
  name,
  ...states.flatMap((state) => [state, ...state.parts].map((one) => `${name}.${one.name}`)),
]);
const arrows = new Set(
  regions
    .flatMap((region) => [...region.arrows, ...region.states.flatMap((state) => state.arrows)])
    .map(({ label }) => label),
);

const missing = (wanted: string[], words: Record<string, string>): string[] =>
  wanted.filter((key) => !Object.hasOwn(words, key));

describe.each(Object.entries(CHART_WORDS))('the chart in %s', (language, words) => {
  test('names every region, state and part, each in a region by another name', () => {
    expect(missing(keys, words.titles)).toEqual([]);
    for (const { name, states } of regions) {
      const titles = states.flatMap((state) =>
        [state, ...state.parts].map((one) => words.titles[`${name}.${one.name}`]),
      );
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  test('says what each means and what leads from one to another, in that language alone', () => {
    if (language === 'en') return void expect([words.meanings, words.arrows]).toEqual([null, null]);
    expect(missing(keys, words.meanings ?? {})).toEqual([]);
    expect(missing([...arrows], words.arrows ?? {})).toEqual([]);
    const english = JSON.stringify(inWords(regions, CHART_WORDS.en));
    for (const said of [...Object.values(words.meanings ?? {}), ...Object.values(words.arrows ?? {})])
      expect(english).not.toContain(`"${said}"`);
  });
});
