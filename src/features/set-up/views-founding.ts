/** What the founders find in their channel: the purpose card, and the plan with five working days for objections. */
import type { Community } from '../../community/records.ts';
import type { Outcome } from '../../community/settings.ts';
import { joinWords } from '../../community/words.ts';
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  escapeText as clean,
  context,
  input,
  plain,
  plainContext,
  plainSection,
  quote,
  section,
} from '../../platform/slack/text.ts';
import { formatDate, formatShortDate, type LocalDate } from '../../platform/time/local-dates.ts';
import { northStarSentence } from './rules-north-star.ts';
import type { PreviewSession } from './rules-preview.ts';
import { minutesAMonth } from './rules-rhythm.ts';

const DIRECTIONS: Record<Outcome['direction'], string> = { up: 'up', down: 'down', hold: 'held' };

/** "Leads who leave in their first year: down from 5 to 2 people (source: people team)". No verb, as nobody knows the name's number. */
export function outcomeWords({ name, unit, direction, baseline, target, source }: Outcome): string {
  const way = [baseline && `from ${baseline}`, target && `to ${target}`].filter(Boolean).join(' ');
  const measure = [DIRECTIONS[direction], way, unit].filter(Boolean).join(' ');
  return `${name}: ${measure}${source ? ` (source: ${source})` : ''}`;
}

export const joiningWords = (community: Community, stewards: readonly string[]): string => {
  const ask = stewards.length > 0 ? joinWords([...stewards], 'or') : 'a steward';
  const ways = {
    open: 'Open to everybody here: /rondo join.',
    invitation: `By invitation: ask ${ask}, or any member.`,
    nomination: `By nomination: a member puts your name forward; ${ask} can tell you more.`,
  };
  return ways[community.settings.joining];
};

const wantedWords = ({ settings: { functions, levelBands } }: Community): string =>
  functions.length + levelBands.length === 0 ? '' : `For ${[functions.join(', '), levelBands.join(', ')].filter(Boolean).join('; ')}.`;

export interface Card {
  community: Community;
  stewards: readonly string[];
  members: number | null;
  next: LocalDate | null;
  /** Whoever reads it may come in by a press. */
  mayJoin?: boolean;
}

/** The purpose card: for members, newcomers, and anybody who asks. (practice row 6) */
export function drawPurposeCard({ community, stewards, members, next, mayJoin = false }: Card): Message {
  const { settings, name } = community;
  const star = northStarSentence(settings.northStar) || 'Its north star is not written yet.';
  const outcomes = settings.outcomes.map(outcomeWords);
  const people = [
    wantedWords(community),
    members !== null && members > 0 ? `${members} ${members === 1 ? 'member' : 'members'}.` : '',
    next ? `Next session: ${formatDate(next)}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
  const join = joiningWords(community, stewards);
  return {
    text: clean([name, star, ...outcomes, people, join].filter(Boolean).join('\n')),
    blocks: [
      plainSection(name),
      quote(star),
      ...(outcomes.length > 0 ? [plainSection(`We watch:\n${outcomes.map((line) => `• ${line}`).join('\n')}`)] : []),
      ...(people ? [plainSection(people)] : []),
      plainContext(join),
      ...(mayJoin ? [actions(button('Join', 'admission:join', { value: community.id, label: `Join ${name}` }))] : []),
    ],
  };
}

export interface FoundersPost {
  community: Community;
  draftId: string;
  sessions: readonly PreviewSession[];
  until: LocalDate;
  fine: number;
  reasons: number;
  closed: boolean;
}

/** The plan for the founders. Counts only; never who said what, never who said nothing. */
export function drawFoundersPost({ community, draftId, sessions, until, fine, reasons, closed }: FoundersPost): Message {
  const { settings } = community;
  const ask = 'Can you live with this plan?';
  const dates = sessions.map(({ onDate }) => formatShortDate(onDate)).join(', ');
  const plan = `Sessions: ${dates}. About ${minutesAMonth(settings.rhythm)} minutes of each of you a month. ${settings.norms.length} norms to begin with.`;
  const end = closed
    ? reasons === 0
      ? 'The five days are over, and nobody gave a reason against it.'
      : 'The five days are over. The reasons that were given are answered in the thread.'
    : `Until ${formatDate(until)}. Silence is fine: it counts as neither.`;
  const counted = [
    fine > 0 ? `${fine} can live with it` : '',
    reasons > 0 ? `${reasons} ${reasons === 1 ? 'reason' : 'reasons'} against` : '',
  ]
    .filter(Boolean)
    .join(' · ');
  const buttons = closed
    ? [button('See the plan', 'set-up:plan', { value: draftId })]
    : [
        button('I can live with it', 'set-up:fine', { value: draftId, style: 'primary' }),
        button('I have a reason against', 'set-up:object', { value: draftId }),
        button('See the plan', 'set-up:plan', { value: draftId }),
      ];
  return {
    text: clean([ask, plan, end, counted].filter(Boolean).join(' ')),
    blocks: [section(`*${ask}*`), plainSection(plan), actions(...buttons), plainContext([counted, end].filter(Boolean).join(' · '))],
  };
}

export const drawObjection = (draftId: string): Modal => ({
  type: 'modal',
  callback_id: 'set-up:objection',
  private_metadata: draftId,
  title: plain('A reason against', 24),
  submit: plain('Give it', 24),
  close: plain('Not now', 24),
  blocks: [
    context(
      'Both stewards read it with your name. Their answer goes into the thread here, together with your reason and without your name.',
    ),
    input('reason', 'What speaks against it?', {
      type: 'plain_text_input',
      multiline: true,
      max_length: 3000,
      placeholder: plain('Wednesdays at 10:30 is our handover; I would miss every session.'),
    }),
  ],
});

export const drawObjectionForSteward = (
  objection: { id: string; text: string },
  given: { name: string; community: string; answered: string | null },
): Message => ({
  text: clean(
    `${given.name} has a reason against the plan of “${given.community}”: ${objection.text}${given.answered ? ` Answered: ${given.answered}` : ''}`,
  ),
  blocks: [
    plainSection(`${given.name} has a reason against the plan of “${given.community}”:`),
    quote(objection.text),
    ...(given.answered
      ? [plainSection('✓ Answered in the thread:'), quote(given.answered)]
      : [
          actions(
            button('Answer in the thread', 'set-up:answer', { value: objection.id, style: 'primary' }),
            button('Change the settings', 'set-up:settings', { value: '' }),
          ),
        ]),
  ],
});

export const drawAnswerForm = (objection: { id: string; text: string }): Modal => ({
  type: 'modal',
  callback_id: 'set-up:answered',
  private_metadata: objection.id,
  title: plain('Your answer', 24),
  submit: plain('Answer', 24),
  close: plain('Not now', 24),
  blocks: [
    context('Everyone in the channel reads it in the thread, beneath the reason, which stands there without a name.'),
    quote(objection.text),
    input('answer', 'What do you say to it?', {
      type: 'plain_text_input',
      multiline: true,
      max_length: 3000,
      placeholder: plain('You are right: we move to Thursdays at 14:00 from session 2 on.'),
    }),
  ],
});

export const drawAnswerInThread = (reason: string, answer: string): Message => ({
  text: clean(`A reason against: ${reason}\nThe stewards’ answer: ${answer}`),
  blocks: [section('*A reason against*'), quote(reason), section('*The stewards’ answer*'), quote(answer)],
});

/** To both stewards, once the channel is there. */
export function drawOpened(community: Community, given: { asked: number; until: LocalDate; moved: LocalDate | null }): Message {
  const start = community.settings.rhythm.startsOn;
  const text = [
    `✓ “${community.name}” is open. ${given.asked} ${given.asked === 1 ? 'person is' : 'people are'} asked in; founders have until ${formatDate(given.until)} to say what speaks against the plan.`,
    given.moved
      ? `The start moved to ${formatDate(given.moved)}: the one you planned had passed.`
      : start
        ? `The first quarter starts on ${formatDate(start)}.`
        : '',
  ]
    .filter(Boolean)
    .join(' ');
  const where: Block[] = community.channelId ? [context(`<#${community.channelId}> · /rondo settings changes anything later.`)] : [];
  return { text: clean(text), blocks: [plainSection(text), ...where] };
}
