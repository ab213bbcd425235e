/** How a session can run: the library's formats and ceremonies, and what a community made of them. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import type { RunStep } from '../../community/step.ts';

export interface Format {
  id: string;
  name: string;
  purpose: string;
  minutes: number;
  /** What preparing it takes, in minutes; null when nobody said. */
  effort: number | null;
  steps: RunStep[];
  /** The format it was copied from; null for the library's own. */
  basedOn: string | null;
  preparation: string[];
  goesWrongWhen: string[];
  kind: 'session' | 'ceremony';
}

export interface Formats extends Contributions {
  /** The library's and the community's own, in that order. */
  list(community: Community): Promise<Format[]>;
  find(community: Community, id: string): Promise<Format | null>;
}

export function createFormats(_deps: Deps): Formats {
  return { name: 'formats', list: async () => [], find: async () => null };
}
