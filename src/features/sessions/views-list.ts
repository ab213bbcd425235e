/** `/rondo sessions`: the list, and the stewards' forms. */
import { tick } from '../../community/form-views.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  context,
  divider,
  input,
  option,
  plain,
  plainContext,
  plainSection,
  section,
  strong,
  truncate,
} from '../../platform/slack/text.ts';
import { slackDate } from '../../platform/time/say.ts';
import { LONGEST_PLACE, LONGEST_WHY } from './rules.ts';
import type { RsvpAnswer } from './tables.ts';
import { type SessionView, sayMine, sayWho } from './views.ts';

export interface ListView {
  communityId: string;
  community: string;
  isSteward: boolean;
  /** A member answers; whoever only reads along does not. */
  isMember: boolean;
  rows: { view: SessionView; kind: string; mine: RsvpAnswer | null }[];
  calmWeek: string | null;
  place: string;
}

const menu = (sessionId: string) => ({
  type: 'overflow' as const,
  action_id: `sessions:row#${sessionId}`,
  options: [
    option('Move it', `move:${sessionId}`),
    option('Call it off', `off:${sessionId}`),
    option('Set its own place', `place:${sessionId}`),
  ],
});

const rowBlocks = ({ view, kind, mine }: ListView['rows'][number], isSteward: boolean, isMember: boolean): Block[] => [
  strong(truncate(view.title ?? 'Topic not chosen yet', 300)),
  section(
    `${slackDate(view.startAt, view.zone, '{date_long} at {time}')} · ${view.minutes} minutes · ${kind}`,
    ...(isSteward ? [menu(view.sessionId)] : []),
  ),
  plainContext(
    `${sayWho(view)} ${view.coming.length === 0 ? '' : `${view.coming.length} coming. `}${isMember ? sayMine(mine) : ''}`.trim(),
  ),
];

export function listModal(list: ListView): Modal {
  const { rows, isSteward, isMember, communityId } = list;
  const none = 'No session is planned at present. When the next quarter is laid out, its sessions stand here.';
  return {
    type: 'modal',
    callback_id: 'sessions:list',
    private_metadata: communityId,
    title: plain('Sessions', 24),
    close: plain('Close', 24),
    blocks: [
      plainSection(`The sessions of ${list.community} that are to come.`),
      ...(rows.length === 0 ? [plainSection(none)] : rows.flatMap((row) => rowBlocks(row, isSteward, isMember))),
      divider,
      ...(list.calmWeek === null ? [] : [context(list.calmWeek)]),
      plainContext(
        list.place === ''
          ? 'No meeting place is set yet. A steward can set it here.'
          : `Where, unless a session has its own: ${list.place}`,
      ),
      ...(rows.length === 0 && !isSteward
        ? []
        : [
            actions(
              ...(rows.length === 0 ? [] : [button('Send me the calendar file', 'sessions:file', { value: communityId })]),
              ...(isSteward ? [button('Set the meeting place', 'sessions:place', { value: communityId })] : []),
            ),
          ]),
      ...(isSteward ? [] : [context('Stewards move sessions and call them off; ten working days ahead, as agreed.')]),
    ],
  };
}

const whyInput = (): Block =>
  input('why', 'Why', {
    type: 'plain_text_input',
    max_length: LONGEST_WHY,
    placeholder: plain('The planning round was put on the same morning.', 150),
  });

const shortInput = (): Block =>
  input('short', 'Short notice', tick('short', 'I know that it is short notice', 'Fewer than ten working days: the post says so.'), {
    optional: true,
  });

/** `name`: the topic or kind, in somebody's words. */
export const moveModal = (sessionId: string, name: string, from: { onDate: string; at: string; said: string }, zone: string): Modal => ({
  type: 'modal',
  callback_id: 'sessions:move',
  private_metadata: sessionId,
  title: plain('A new day', 24),
  submit: plain('Move it', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection(`${truncate(name, 300)}: now ${from.said}.`),
    context('Everyone in the channel reads the new day, the reason and your name. Whoever was coming is asked once again.'),
    input('onDate', 'Day', { type: 'datepicker', initial_date: from.onDate }),
    input('at', `Time (${zone})`, { type: 'timepicker', initial_time: from.at }),
    whyInput(),
    shortInput(),
  ],
});

export const callOffModal = (sessionId: string, name: string, said: string): Modal => ({
  type: 'modal',
  callback_id: 'sessions:off',
  private_metadata: sessionId,
  title: plain('Calling it off', 24),
  submit: plain('Call it off', 24),
  close: plain('Keep it', 24),
  blocks: [
    plainSection(`${truncate(name, 300)}, ${said}, will not take place. It cannot be brought back; its messages stop.`),
    context('Everyone in the channel reads the reason and your name.'),
    whyInput(),
    shortInput(),
  ],
});

/** Of the community, or of one session. */
export const placeModal = (target: { communityId: string } | { sessionId: string; name: string }, current: string): Modal => ({
  type: 'modal',
  callback_id: 'communityId' in target ? 'sessions:place' : 'sessions:own-place',
  private_metadata: 'communityId' in target ? target.communityId : target.sessionId,
  title: plain('Meeting place', 24),
  submit: plain('Keep it', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection(
      'communityId' in target
        ? 'Where every session takes place, unless it has a place of its own. It stands in announcements and calendar files.'
        : `Where “${truncate(target.name, 300)}” takes place. Left empty, it is where all sessions are.`,
    ),
    input(
      'place',
      'Link or room',
      {
        type: 'plain_text_input',
        max_length: LONGEST_PLACE,
        placeholder: plain('https://meet.example.com/leads, or Room 4', 150),
        ...(current === '' ? {} : { initial_value: current }),
      },
      { optional: true },
    ),
  ],
});
