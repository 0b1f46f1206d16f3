/**
 * Worked out once for each thing, as often as it is asked. Whatever the chart knows is replaced and never changed in
 * place: what was found of a list stays true of it.
 */
export function once<K extends object, V>(of: (thing: K) => V): (thing: K) => V {
  const known = new WeakMap<K, V>();
  return (thing) => {
    const found = known.get(thing);
    if (found !== undefined || known.has(thing)) return found as V;
    const value = of(thing);
    known.set(thing, value);
    return value;
  };
}
