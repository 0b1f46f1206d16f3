import type { FastifyRequest } from 'fastify';
import type { Arrow, Region, State } from '../../../domain/chart/graph.ts';
import { languageOf, readersTag } from '../../http/readers-language.ts';
import { EN } from './words/en.ts';
import { ES } from './words/es.ts';
import { PT } from './words/pt.ts';
import type { ChartWords } from './words/words.ts';

export const CHART_WORDS: Record<'en' | 'es' | 'pt', ChartWords> = { en: EN, es: ES, pt: PT };

/** The tag of the language that the chart is told in to whoever asks, and its words. */
export function chartWordsFor(request: Pick<FastifyRequest, 'headers'>): { tag: string; words: ChartWords } {
  const tag = readersTag(request, CHART_WORDS);
  return { tag, words: CHART_WORDS[languageOf(tag) as keyof typeof CHART_WORDS] };
}

/** The machine's chart with the words of a language. What has none yet goes by the machine's own. */
export function inWords(regions: Region[], { titles, meanings, arrows }: ChartWords) {
  const named = (key: string, { name, meaning }: { name: string; meaning: string }) => ({
    name,
    title: titles[key] ?? name,
    meaning: meanings?.[key] ?? meaning,
  });
  const told = (all: Arrow[]) => all.map((arrow) => ({ ...arrow, label: arrows?.[arrow.label] ?? arrow.label }));
  const state = (region: string, one: State) => ({
    ...named(`${region}.${one.name}`, one),
    initial: one.initial,
    parts: one.parts.map((part) => named(`${region}.${part.name}`, part)),
    arrows: told(one.arrows),
  });
  return regions.map((region) => ({
    ...named(region.name, region),
    initial: region.initial,
    states: region.states.map((one) => state(region.name, one)),
    arrows: told(region.arrows),
  }));
}
