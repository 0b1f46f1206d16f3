import type { paths } from '../../ui/api/contract.d.ts';
import { useSay, type Words } from '../../ui/words.tsx';

export type Region = paths['/v1/chart']['get']['responses'][200]['content']['application/json']['regions'][number];
export type Active =
  paths['/v1/accounts/{id}/chart']['get']['responses'][200]['content']['application/json']['active'][number];

/** States and regions in the reader's words; one that is newer than our words goes by its own name. */
export function useStateNames() {
  const say = useSay();
  const named = (id: string, otherwise: string): string => {
    const said = say(id as keyof Words);
    return said === id ? otherwise : said;
  };
  const state = (region: string, name: string): string => named(`chart.${region}.${name}`, name);
  return {
    region: (name: string) => named(`chart.region.${name}`, name),
    state,
    /** With the part that it is in. */
    full: ({ region, state: whole, part }: Active) =>
      part === null ? state(region, whole) : `${state(region, whole)} · ${state(region, part)}`,
  };
}
