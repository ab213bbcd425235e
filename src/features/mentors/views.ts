/** The page of mentors, and what stands of it on App Home. */
import type { Community } from '../../community/records.ts';
import { sayNumber } from '../../community/words.ts';
import { buttonRow } from '../../platform/slack/menu.ts';
import type { Block, Button, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, divider, plain, plainContext, plainSection, quote, strong } from '../../platform/slack/text.ts';
import { askButtons, askRow, nominationButtons, nominationLine } from './views-messages.ts';

export interface Listed {
  name: string;
  offer: string;
  without: string;
  hours: string;
  isMine: boolean;
  isFree: boolean;
}

/** What waits for this reader's own answer. */
export interface Waiting {
  asked: readonly { id: string; mentee: string; want: string }[];
  nominations: readonly { id: string; nominator: string; line: string }[];
}

export interface PageView extends Waiting {
  community: Pick<Community, 'id' | 'name'>;
  listed: readonly Listed[];
  /** Her own search, if she looks for one. */
  requestId: string | null;
  hasMentor: boolean;
  isAway: boolean;
  interests: readonly string[];
  gains: readonly { id: string; name: string | null; text: string; isMine: boolean }[];
  notice: string | null;
}

const MOST_LISTED = 30;
export const MOST_GAINS = 5;

const detailsOf = ({ without, hours }: Listed): string =>
  [...(hours === '' ? [] : [`When: ${hours}`]), ...(without === '' ? [] : [`Not: ${without}`])].join('\n');

function listedBlocks(row: Listed): Block[] {
  const place = row.isFree ? ' ▸ a free place' : ' ◌ no place at present';
  const details = detailsOf(row);
  return [
    strong(row.isMine ? `${row.name} (you)` : row.name, `${row.isMine ? '' : place}\n${row.offer}`),
    ...(details === '' ? [] : [plainContext(details)]),
  ];
}

function buttonsOf({ community, listed, requestId, hasMentor, isAway, interests }: PageView): Button[] {
  if (isAway) return [];
  const value = community.id;
  const offers = listed.some(({ isMine }) => isMine);
  const mayWish = !hasMentor && requestId === null;
  const isFree = listed.some((row) => row.isFree && !row.isMine);
  const wouldOffer = interests.includes('offers-mentoring') && !interests.includes('wants-mentor');
  // Where nobody has a place for her, asking leads nowhere: an offer is what is missing.
  const first = offers || !mayWish ? null : isFree && !wouldOffer ? 'wish' : 'offer';
  const styled = (one: 'wish' | 'offer') => ({ value, ...(first === one ? { style: 'primary' as const } : {}) });
  const wish = mayWish ? [button('I would like a mentor', 'mentors:wish', styled('wish'))] : [];
  const offer = button(offers ? 'Change my offer' : 'Offer to mentor', 'mentors:offer', styled('offer'));
  const off = button('Take my offer down', 'mentors:off', {
    value,
    confirm: { title: 'Take it down?', text: 'Nobody can choose you then. Pairs that began go on.', yes: 'Take it down', no: 'Keep it' },
  });
  return [
    ...(first === 'offer' ? [offer, ...wish] : [...wish, offer]),
    button('Nominate somebody', 'mentors:nominate', { value }),
    ...(offers ? [off] : []),
  ];
}

export const askedBlocks = ({ id, mentee, want }: Waiting['asked'][number]): Block[] => [
  plainSection(askRow(mentee)),
  quote(want),
  askButtons(id),
];

export const nominatedBlocks = ({ id, nominator, line }: Waiting['nominations'][number], community: string): Block[] => [
  plainSection(nominationLine(nominator, community)),
  quote(line),
  nominationButtons(id),
];

/** On App Home, and on the page: it waits for nobody but her. */
export const searchBlocks = (requestId: string, community: string): Block[] => [
  plainSection(`I am looking for a mentor for you in ${community}. You hear as soon as there is an answer.`),
  actions(
    button('Stop looking', 'mentors:withdraw', {
      value: requestId,
      confirm: {
        title: 'Stop looking?',
        text: 'Whoever is being asked hears that you look no further. You can begin again at any time.',
        yes: 'Stop looking',
        no: 'Go on',
      },
    }),
  ),
];

const EMPTY = 'Nobody offers yet. The first offer appears here, for everyone to read.';

function listBlocks(listed: readonly Listed[]): Block[] {
  if (listed.length === 0) return [plainSection(EMPTY)];
  const more = listed.length - MOST_LISTED;
  return [
    ...listed.slice(0, MOST_LISTED).flatMap(listedBlocks),
    ...(more > 0 ? [plainContext(`And ${sayNumber(more)} more, whom you find when you ask for a mentor.`)] : []),
  ];
}

export const pageModal = (view: PageView): Modal => ({
  type: 'modal',
  callback_id: 'mentors:page',
  private_metadata: view.community.id,
  title: plain('Mentors', 24),
  close: plain('Close', 24),
  blocks: [
    ...(view.notice === null ? [] : [plainSection(view.notice)]),
    plainContext(`Everyone in ${view.community.name} can read this list; what is asked and answered stays between the two.`),
    context('An hour a month for six months, at most two people for one mentor, never anybody in your line.'),
    ...view.asked.flatMap(askedBlocks),
    ...view.nominations.flatMap((row) => nominatedBlocks(row, view.community.name)),
    ...(view.requestId === null ? [] : searchBlocks(view.requestId, view.community.name)),
    ...(view.hasMentor ? [context('You have a mentor; the page of the two of you is on my Home tab.')] : []),
    ...(view.isAway ? [context('You are on a break: the list is yours to read, and everything else waits until you are back.')] : []),
    ...buttonRow(buttonsOf(view)),
    divider,
    ...listBlocks(view.listed),
    ...(view.gains.length === 0 ? [] : [divider, ...gainBlocks(view.gains)]),
  ],
});

const gainBlocks = (gains: PageView['gains']): Block[] => [
  context('What people took on with a mentor, in their own words:'),
  ...gains.map(({ id, name, text, isMine }) =>
    plainSection(
      name === null ? `▸ ${text}` : `▸ ${name}: ${text}`,
      isMine ? button('Take it back', 'mentorships:unshow', { value: id }) : undefined,
    ),
  ),
];
