/** A report on App Home, and what stewards read while Case Clinic rests. */
import type { Block } from '../../platform/slack/message.ts';
import { actions, button, plainSection } from '../../platform/slack/text.ts';
import { sayDate, sayDateTime } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';

export const wayIn = (): Block[] => [
  plainSection(
    'Something left the room? A trust keeper reads it, and each step waits for your yes.',
    button('Something left the room', 'breaches:open', { value: '' }),
  ),
];

export const waitsRow = (id: string, endsAt: number | null, zone: Zone): Block[] => [
  plainSection(
    endsAt === null ? 'A file waits for an answer.' : `A file waits for you, until ${sayDateTime(endsAt, zone)}`,
    button('Open it', 'breaches:read', { value: id, label: 'Open the file that waits' }),
  ),
];

export const heldRow = (id: string, since: number, zone: Zone): Block[] => [
  plainSection(
    `A file that you hold since ${sayDate(since, zone)}`,
    button('Open it', 'breaches:read', { value: id, label: 'Open the file that you hold' }),
  ),
];

const STANDS = { waits: ': a next step waits for your yes or no.', open: '', closed: ', closed' } as const;

export const mineRow = (id: string, createdAt: number, zone: Zone, stands: keyof typeof STANDS): Block[] => [
  plainSection(
    `Your report of ${sayDate(createdAt, zone)}${STANDS[stands]}`,
    button('Open it', 'breaches:mine', { value: id, label: 'Open your report', ...(stands === 'waits' ? { style: 'primary' } : {}) }),
  ),
];

const RESTS = 'Case Clinic rests until the norms are renewed by consent.';

export const clinicRow = (communityId: string, community: string): Block[] => [
  plainSection(`${community}: ${RESTS}`),
  actions(
    button('Norms renewed by consent', 'breaches:renew', {
      value: communityId,
      confirm: {
        title: 'Renewed by consent?',
        text: 'Everybody was asked whether they can live with the norms, and nobody objected. Case Clinic can be chosen again.',
        yes: 'They are renewed',
        no: 'Not yet',
      },
    }),
  ),
];

export const clinicLine = (plannedOn: readonly string[]): string =>
  plannedOn.length === 0 ? RESTS : `${RESTS} Planned with it: ${plannedOn.join(', ')}. Ask whoever leads to choose another format.`;
