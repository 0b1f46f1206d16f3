import type { paths } from '../../ui/api/contract.d.ts';

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type Region = Answer<'/v1/chart'>['regions'][number];
export type AccountChart = Answer<'/v1/accounts/{id}/chart'>;
export type Active = AccountChart['active'][number];
export type PathStep = AccountChart['path'][number];

/** Regions and states as the chart itself calls them, in the reader's language. */
export function stateNames(regions: Region[]) {
  const of = (region: string): Region | undefined => regions.find(({ name }) => name === region);
  const state = (region: string, name: string): string =>
    of(region)
      ?.states.flatMap((one) => [one, ...one.parts])
      .find((one) => one.name === name)?.title ?? name;
  return {
    region: (name: string) => of(name)?.title ?? name,
    state,
    /** With the part that it is in. */
    full: (region: string, { state: whole, part }: Pick<Active, 'state' | 'part'>) =>
      part === null ? state(region, whole) : `${state(region, whole)} · ${state(region, part)}`,
  };
}
