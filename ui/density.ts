/** How high the rows of lists are. */
export const DENSITIES = ['compact', 'normal', 'comfortable'] as const;
export type Density = (typeof DENSITIES)[number];

const KEPT = 'puntual.density';

export const densityNow = (): Density => DENSITIES.find((one) => one === localStorage.getItem(KEPT)) ?? 'normal';

/** On this browser, from now on. */
export function chooseDensity(density: Density): void {
  localStorage.setItem(KEPT, density);
  showDensity();
}

export const showDensity = (): void => void (document.documentElement.dataset.density = densityNow());
