const QUOTE = '"';
const BACKSLASH = 92;
const COLON = 58;
/** Blank in JSON: space, tab, line feed, carriage return. */
const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;

/**
 * Whether some object of a JSON text names a key more than once. `value`: what the text was parsed to. A parser keeps
 * one of the two, so the text has more keys than the value: both are counted, and nothing is parsed again.
 */
export const hasKeyTwice = (json: string, value: unknown): boolean => keysIn(json) !== keysOf(value);

/** Strings that a colon follows. Only of valid JSON. */
function keysIn(json: string): number {
  let keys = 0;
  for (let at = json.indexOf(QUOTE); at !== -1; at = json.indexOf(QUOTE, at)) {
    at = endOf(json, at + 1) + 1;
    while (isBlank(json.charCodeAt(at))) at += 1;
    if (json.charCodeAt(at) === COLON) keys += 1;
  }
  return keys;
}

/** Where a string that begins here ends: at the first quote that an even number of backslashes stands before. */
function endOf(json: string, from: number): number {
  for (let end = json.indexOf(QUOTE, from); ; end = json.indexOf(QUOTE, end + 1)) {
    let before = end;
    while (before > from && json.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    if ((end - before) % 2 === 0) return end;
  }
}

/** Without calling itself: a value may be nested deeper than calls may be. */
function keysOf(value: unknown): number {
  let keys = 0;
  const left = [value];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one !== 'object' || one === null) continue;
    const inside = Object.values(one);
    if (!Array.isArray(one)) keys += inside.length;
    for (const part of inside) if (typeof part === 'object') left.push(part);
  }
  return keys;
}
