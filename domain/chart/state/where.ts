/** In which state each region is: of a region in parts, the part of a part. */
export type Where = Record<string, string | Record<string, string>>;
