/** To the nearest minute, half up, each call by itself (guide): 29 s are none, 30 s are one. */
export const minutesOf = (seconds: number): number => Math.floor((seconds + 30) / 60);
