/** How many must be left over at least: of each part that no edge leaves, one, when it is odd. */
export function fewestLeft(size: number, hasEdge: (a: number, b: number) => boolean): number {
  const unseen = new Set(Array.from({ length: size }, (_, at) => at));
  let odd = 0;
  while (unseen.size > 0) {
    const part: number[] = [];
    for (const first of unseen) {
      part.push(first);
      unseen.delete(first);
      break;
    }
    for (const a of part) {
      for (const b of unseen) {
        if (!hasEdge(a, b)) continue;
        part.push(b);
        unseen.delete(b);
      }
    }
    odd += part.length % 2;
  }
  return odd;
}
