/**
 * Everybody's edges dealt out over as many rounds as everybody has edges, each round meeting everybody once: the edges of a regular graph
 * coloured with its degree. What does not fit changes the colours along a chain of two colours (Kempe), or takes another's place.
 */
import type { Random } from '../random.ts';
import { ALONE } from './blossom.ts';

export type Two = readonly [number, number];

/** Changes tried for each edge before the search is given up; where there is a way, it mostly takes one or two. */
const PATIENCE = 200;

class Colouring {
  /** For each edge its colour, or ALONE. */
  readonly colourOf: Int32Array;
  /** For each index and colour (index × colours + colour) its edge, or ALONE. */
  private readonly edgeAt: Int32Array;
  private readonly edges: readonly Two[];
  private readonly colours: number;

  constructor(size: number, edges: readonly Two[], colours: number) {
    this.edges = edges;
    this.colours = colours;
    this.colourOf = new Int32Array(edges.length).fill(ALONE);
    this.edgeAt = new Int32Array(size * colours).fill(ALONE);
  }

  at(index: number, colour: number): number {
    return this.edgeAt[index * this.colours + colour] ?? ALONE;
  }

  missing(index: number): number[] {
    return Array.from({ length: this.colours }, (_, colour) => colour).filter((colour) => this.at(index, colour) === ALONE);
  }

  put(edge: number, colour: number): void {
    const was = this.colourOf[edge] ?? ALONE;
    for (const index of this.edges[edge] ?? []) {
      if (was !== ALONE && this.at(index, was) === edge) this.edgeAt[index * this.colours + was] = ALONE;
      if (colour !== ALONE) this.edgeAt[index * this.colours + colour] = edge;
    }
    this.colourOf[edge] = colour;
  }

  /** The edges that alternate between two colours from here on, and where they end. */
  chain(from: number, first: number, second: number): { edges: number[]; end: number } {
    const edges: number[] = [];
    let end = from;
    for (let [colour, next] = [first, second]; ; [colour, next] = [next, colour]) {
      const edge = this.at(end, colour);
      if (edge === ALONE) return { edges, end };
      edges.push(edge);
      const [a = ALONE, b = ALONE] = this.edges[edge] ?? [];
      end = a === end ? b : a;
    }
  }

  swap(edges: readonly number[], first: number, second: number): void {
    const turned = edges.map((edge) => (this.colourOf[edge] === first ? second : first));
    for (const edge of edges) this.put(edge, ALONE);
    edges.forEach((edge, at) => {
      this.put(edge, turned[at] ?? ALONE);
    });
  }
}

/** For each round its edges; null when no way was found. `size` × `rounds` must be twice the number of edges. */
export function dealRounds(size: number, edges: readonly Two[], rounds: number, random: Random, patience = PATIENCE): Two[][] | null {
  const colouring = new Colouring(size, edges, rounds);
  const open = random.shuffle(edges.map((_, edge) => edge));
  for (let left = patience * edges.length; open.length > 0; left--) {
    if (left === 0) return null;
    const at = random.int(open.length);
    const edge = open[at] ?? ALONE;
    const [a = ALONE, b = ALONE] = random.shuffle(edges[edge] ?? []);
    const ofB = colouring.missing(b);
    const ofA = colouring.missing(a);
    const both = ofA.filter((colour) => ofB.includes(colour));
    const colour = both.length > 0 ? random.pick(both) : random.pick(ofA);
    if (both.length === 0) {
      const other = random.pick(ofB);
      const { edges: chain, end } = colouring.chain(b, colour, other);
      if (end === a) {
        // The chain leads back. Another colour goes along a chain of its own, or this edge takes the place of its neighbour.
        const third = random.int(rounds);
        if (third !== colour && third !== other) colouring.swap(colouring.chain(b, third, other).edges, third, other);
        else {
          const neighbour = colouring.at(b, colour);
          colouring.put(neighbour, ALONE);
          colouring.put(edge, colour);
          open[at] = neighbour;
        }
        continue;
      }
      colouring.swap(chain, colour, other);
    }
    colouring.put(edge, colour);
    open[at] = open[open.length - 1] ?? ALONE;
    open.pop();
  }
  return Array.from({ length: rounds }, (_, round) => edges.filter((_, edge) => colouring.colourOf[edge] === round));
}
