/** How the audiences are called. Plain text. */
import type { Item } from '../../community/item.ts';
import type { Community } from '../../community/records.ts';

type Readers = Pick<Community, 'name' | 'settings'>;

const ORGANISATION = {
  everybody: () => 'everybody in the organisation',
  sponsor: (name: string) => `everybody in ${name} and its sponsor`,
  nobody: (name: string) => `everybody in ${name}; nobody outside may read it now, as the stewards have set`,
} as const;

/** Completes "It is open to …". */
export function audienceWords(privacy: Item['privacy'], { name, settings }: Readers): string {
  switch (privacy) {
    case 'P0':
      return 'you alone';
    case 'P3':
      return `everybody in ${name}`;
    case 'P4':
      return ORGANISATION[settings.organisationReaders](name);
    case 'P5':
      return `${ORGANISATION[settings.organisationReaders](name)}, and invited guests`;
  }
}

export const STEP_NAMES = { P3: 'Share it here', P4: 'Take it to the organisation', P5: 'Open it for guests' } as const;
