/** How a terminal shows what stands out. */
export interface Ink {
  bold(text: string): string;
  dim(text: string): string;
}

const asItIs = (text: string): string => text;

/** For files, pipes and readers of tests. */
export const plainInk: Ink = { bold: asItIs, dim: asItIs };

/** Only where somebody looks, and not where they don't want it (NO_COLOR). */
export const inkFor = (isTerminal: boolean, env: NodeJS.ProcessEnv): Ink =>
  isTerminal && !env.NO_COLOR
    ? { bold: (text) => `\x1b[1m${text}\x1b[22m`, dim: (text) => `\x1b[2m${text}\x1b[22m` }
    : plainInk;
