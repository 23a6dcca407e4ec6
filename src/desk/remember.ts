/** Keeps the newest of a map. */
export function remember<V>(map: Map<string, V>, key: string, value: V, most: number): V {
  map.set(key, value);
  for (const old of map.keys()) {
    if (map.size <= most) break;
    map.delete(old);
  }
  return value;
}
