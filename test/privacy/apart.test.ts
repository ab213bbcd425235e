/** That somebody stands on a list cannot be told from any ending, any silence, or how long it takes. (practice 3.7) */
import { expect, it } from '@jest/globals';
import { playApart } from './apart.ts';
import { differences } from './shown.ts';

it('a private list looks like a quiet end and like silence, to whom it is about and to everybody else', async () => {
  const quietly = await playApart('quietly');
  const apart = await playApart('apart');
  expect(differences(quietly.shown, apart.shown)).toEqual([]);
  expect(apart.closed).toEqual(quietly.closed);
  expect(apart.closed.length).toBeGreaterThan(2);
}, 60_000);
