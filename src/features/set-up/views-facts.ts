/** Everything a community agrees on, in words: for the second steward, and for every member later. */
import type { CommunitySettings } from '../../community/settings.ts';
import { joinWords } from '../../community/words.ts';
import type { Block } from '../../platform/slack/message.ts';
import { plainSection, section, split } from '../../platform/slack/text.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { formatZone } from '../../platform/time/zones.ts';
import { foundersOf, type Shape } from './rules-draft.ts';
import { minutesAMonth } from './rules-rhythm.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const rhythmWords = ({ rhythm }: CommunitySettings): string =>
  `Every ${rhythm.everyWeeks} weeks, ${WEEKDAYS[rhythm.weekday - 1]} ${rhythm.at}, ${rhythm.minutes} minutes. About ${minutesAMonth(rhythm)} minutes of each person a month.`;

export function calendarWords({ settings, zone }: Pick<Shape, 'settings' | 'zone'>): string {
  const { rhythm, holidays } = settings;
  const free = holidays.slice(0, 4).map(({ on, name }) => `${formatDate(on)}${name ? ` (${name})` : ''}`);
  const rest = holidays.length > 4 ? ` and ${holidays.length - 4} more` : '';
  return [
    rhythm.startsOn ? `First quarter from ${formatDate(rhythm.startsOn, true)}.` : 'No start yet.',
    `Clocks: ${formatZone(zone)}.`,
    free.length > 0 ? `Nothing is sent on ${free.join(', ')}${rest}.` : 'No holidays entered.',
  ].join(' ');
}

export const joiningWord = (joining: CommunitySettings['joining']): string =>
  ({ open: 'Open to everybody here', invitation: 'By invitation', nomination: 'By nomination' })[joining];

export const peopleWords = ({ functions, levelBands, joining }: CommunitySettings): string =>
  `${joiningWord(joining)}.${functions.length > 0 ? ` Functions wanted: ${functions.join(', ')}.` : ''}${levelBands.length > 0 ? ` Levels wanted: ${levelBands.join(', ')}.` : ''}`;

export const privacyWords = ({ k, unnamed, organisationReaders }: CommunitySettings): string =>
  `Totals are shown from ${k} answers. Answers without a name are ${unnamed ? 'possible' : 'off'}. What members release to the organisation is read by ${
    { everybody: 'everybody in it', sponsor: 'the sponsor', nobody: 'nobody outside the community' }[organisationReaders]
  }.`;

export const facilitationWords = ({ facilitation }: CommunitySettings): string =>
  facilitation === 'rotation' ? 'Everybody leads in turn.' : 'Volunteers lead first, then in turn.';

export const knowledgeWords = ({ knowledge }: CommunitySettings): string =>
  knowledge === 'bot' ? 'Cards are kept here.' : 'Cards are kept here, with a copy in the channel’s canvas.';

/** A heading of ours over words of theirs, however long. */
export const fact = (heading: string, text: string): Block[] => [
  section(`*${heading}*`),
  ...split(text, 2900).map((piece) => plainSection(piece)),
];

/** What the other steward agrees to beside dates and messages. */
export function drawFacts(shape: Shape, given: { authorId: string; name(userId: string): string }): Block[] {
  const { settings, plan } = shape;
  const { name } = given;
  const roles = [
    `Stewards, two quarters: ${joinWords([given.authorId, ...(plan.secondId ? [plan.secondId] : [])].map(name))}.`,
    plan.trustKeepers.length > 0 ? `Trust keepers: ${joinWords(plan.trustKeepers.map(name))}.` : '',
    plan.librarianId ? `Librarian: ${name(plan.librarianId)}.` : '',
    plan.sponsorId ? `Sponsor: ${name(plan.sponsorId)}, without rights here.` : '',
    facilitationWords(settings),
  ];
  const place = plan.place === 'new' ? `A new private channel, #${plan.channelName}.` : 'A channel that exists.';
  return [
    ...fact('People', `Asked in: ${joinWords(foundersOf({ plan, authorId: given.authorId }).map(name))}. ${peopleWords(settings)}`),
    ...fact('Roles', roles.filter(Boolean).join(' ')),
    ...fact('Norms', settings.norms.map(({ text }) => `• ${text}`).join('\n')),
    ...fact('Privacy', `${privacyWords(settings)} Formal contacts: ${settings.formalContacts}`),
    ...fact('Places', `${place} ${knowledgeWords(settings)}`),
  ];
}
