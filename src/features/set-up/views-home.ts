/** What set-up shows on App Home and in the stewards' digest. */
import type { HomeRow } from '../../community/feature.ts';
import type { Community } from '../../community/records.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { actions, button, context, plain, plainSection, quote, section } from '../../platform/slack/text.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import type { Draft } from './rules-draft.ts';
import { northStarSentence } from './rules-north-star.ts';
import { proposalValue } from './views-agreement.ts';
import { rhythmWords } from './views-facts.ts';
import { outcomeWords } from './views-founding.ts';
import { daysLeftWords, draftName, sayModal, statusWords } from './views-wizard.ts';

/** A draft to go on with, for its author. */
export const draftRow = (draft: Draft, rank: number, now: number): HomeRow => ({
  rank,
  blocks: [
    {
      type: 'section',
      text: plain(
        `${draftName(draft)}: ${draft.status === 'open' ? 'not finished yet. ' : ''}${statusWords(draft)}, ${daysLeftWords(draft, now)}.`,
      ),
      accessory: button(draft.status === 'open' ? 'Go on' : 'Look', 'set-up:resume', {
        value: draft.id,
        label: `Go on with ${draftName(draft)}`,
      }),
    },
  ],
});

/** An agreement that waits for this person. */
export const agreementRow = (draft: Draft, author: string, rank: number, now: number): HomeRow => ({
  rank,
  blocks: [
    plainSection(`${author} asks you to carry “${draftName(draft)}” as the other steward; ${daysLeftWords(draft, now)}.`),
    actions(
      button('Agree', 'set-up:agree', { value: proposalValue(draft), style: 'primary' }),
      button('Look first', 'set-up:look', { value: proposalValue(draft) }),
      button('Suggest a change', 'set-up:suggest-change', { value: proposalValue(draft) }),
    ),
  ],
});

export const communityRow = (community: Community): HomeRow => {
  const { settings, name } = community;
  const outcomes = settings.outcomes.map((outcome) => `▸ ${outcomeWords(outcome)}`);
  return {
    rank: 0,
    blocks: [
      plainSection([name, northStarSentence(settings.northStar) || 'Its north star is not written yet.', ...outcomes].join('\n')),
      ...(community.status === 'active' ? [] : [context('It rests at the moment: nothing is sent.')]),
      actions(
        button('Norms', 'set-up:norms', { value: community.id, label: `Norms of ${name}` }),
        button('What it is for', 'set-up:purpose', { value: community.id, label: `What ${name} is for` }),
      ),
    ],
  };
};

export const settingsRow = (community: Community): HomeRow => ({
  rank: 50,
  blocks: [
    {
      type: 'section',
      text: plain(`${community.name}\n${rhythmWords(community.settings)}`),
      accessory: button('Settings and log', 'set-up:settings', { value: community.id, label: `Settings of ${community.name}` }),
    },
  ],
});

/** Each norm with its button; the one that was pressed shows what one can say. */
export const drawNormsModal = (community: Community, opened: number | null): Modal =>
  sayModal(
    'Norms',
    section('*How we want to be with each other.* When one slipped, there is a sentence that mends it.'),
    ...(community.settings.norms.length === 0 ? [section('None are written down yet.')] : []),
    ...community.settings.norms.flatMap(({ text, repair }, index) => [
      plainSection(
        text,
        repair && opened !== index
          ? button('When it slips', `set-up:norms#${index}`, {
              value: `${community.id} ${index}`,
              label: `What to say when it slips: ${text}`,
            })
          : undefined,
      ),
      ...(repair && opened === index ? [quote(repair)] : []),
    ]),
  );

const ROLE_NAMES: Record<string, string> = {
  steward: 'steward',
  'trust-keeper': 'trust keeper',
  librarian: 'librarian',
  sponsor: 'sponsor',
};

export interface Gap {
  role: string;
  missing: number;
}
export interface Ending {
  role: string;
  name: string;
  toOn: string;
}

/** For the Monday digest; null when every role is held for the next two weeks. */
export function gapWords(gaps: readonly Gap[], endings: readonly Ending[]): string | null {
  const lines = [
    ...gaps.map(({ role, missing }) =>
      missing > 1
        ? `${missing} ${ROLE_NAMES[role]}s are missing`
        : role === 'librarian' || role === 'sponsor'
          ? `nobody is ${ROLE_NAMES[role]}`
          : `one ${ROLE_NAMES[role]} is missing`,
    ),
    ...endings.map(({ role, name, toOn }) => `${name}’s term as ${ROLE_NAMES[role] ?? role} ends on ${formatDate(toOn)}`),
  ];
  return lines.length === 0 ? null : `Roles: ${lines.join('; ')}.`;
}
