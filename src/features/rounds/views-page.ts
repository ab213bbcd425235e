/** The member's page of coaching, and what a round is. */
import type { Button } from '@slack/types';
import { buttonRow } from '../../platform/slack/menu.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { button, context, plain, plainSection, section, strong } from '../../platform/slack/text.ts';

const modal = (callbackId: string, title: string, blocks: Block[]): Modal => ({
  type: 'modal',
  callback_id: callbackId,
  title: plain(title, 24),
  close: plain('Close', 24),
  blocks,
});

export interface Page {
  communityId: string;
  community: string;
  /** What happened a moment ago. */
  notice: string | null;
  /** Where the round stands for her. */
  line: string;
  pairs: readonly { id: string; with: string; talks: string }[];
  may: 'enter' | 'change' | 'leave' | 'nothing';
  /** Her pair of this round that is over: somebody else can be looked for. */
  again: string | null;
  isSteward: boolean;
}

const doings = ({ communityId, may, again, isSteward }: Page): Button[] => [
  ...(again === null ? [] : [button('Look for another partner', 'rematches:again', { value: again, style: 'primary' })]),
  ...(may === 'enter' ? [button('I am in', 'rounds:enter', { value: communityId, style: 'primary' })] : []),
  ...(may === 'change' ? [button('Change what I said', 'rounds:enter', { value: communityId })] : []),
  ...(may === 'change' || may === 'leave' ? [button('Take me out', 'rounds:leave', { value: communityId })] : []),
  button('Propose a partner', 'proposals:open', { value: '' }),
  button('Whom not with', 'rounds:bounds', { value: '' }),
  button('Mentoring', 'mentors:open', { value: '' }),
  ...(isSteward ? [button('Dry run', 'rounds:dry-run', { value: communityId })] : []),
];

export const pageModal = (page: Page): Modal =>
  modal('rounds:page', 'Coaching', [
    ...(page.notice === null ? [] : [plainSection(page.notice)]),
    strong(page.community),
    ...page.pairs.map((pair) =>
      plainSection(
        `With ${pair.with}. ${pair.talks}`,
        button('Open', 'talks:desk', { value: pair.id, label: `Open your desk with ${pair.with}` }),
      ),
    ),
    plainSection(page.line),
    ...buttonRow(doings(page)),
    context('Nobody is shown who is in and who is not. What is said in a talk is never asked and never kept.'),
  ]);

export const aboutModal = (communityId: string): Modal =>
  modal('rounds:about', 'A coaching round', [
    section('Two people, three talks in nine weeks, half an hour for each of them. An odd number makes one trio.'),
    section(
      [
        '▸ You say what you offer, what you want, and when you can talk.',
        '▸ You are put with somebody who shares two working hours with you: not in your line, not somebody you were with lately, rather from another function. You are told why.',
        '▸ The two of you make a pact and fix three dates. A guide for each talk stands on your App Home.',
        '▸ Either of you may end it without a reason.',
      ].join('\n'),
    ),
    context('Whoever says nothing is out, and nobody is shown who. What was talked about is never asked and never kept.'),
    ...buttonRow([
      button('I am in', 'rounds:enter', { value: communityId, style: 'primary' }),
      button('Whom not with', 'rounds:bounds', { value: '' }),
    ]),
  ]);
