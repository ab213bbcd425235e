/** Asking the second steward: what one agrees to, and what both hear afterwards. */
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  escapeText as clean,
  context,
  input,
  plain,
  plainContext,
  plainMessage,
  plainSection,
  quote,
} from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import { type Draft, foundersOf, type Shape } from './rules-draft.ts';
import { northStarSentence } from './rules-north-star.ts';
import { minutesAMonth } from './rules-rhythm.ts';
import { calendarBlocks, messageBlocks, type Preview } from './views-preview.ts';
import { sayModal } from './views-wizard.ts';

/** A proposal's name in a button: an older one is recognised by its round. */
export const proposalValue = (draft: Draft): string => `${draft.id}.${draft.round}`;

const costs = ({ settings }: Shape): string => {
  const { rhythm } = settings;
  const starts = rhythm.startsOn ? `, from ${formatDate(rhythm.startsOn)}` : '';
  return `A session every ${rhythm.everyWeeks} weeks${starts}; about ${minutesAMonth(rhythm)} minutes of each person a month.`;
};

export function drawAgreementAsk(draft: Draft, given: { authorName: string; until: LocalDate }): Message {
  const { shape } = draft;
  const ask = `${given.authorName} asks you to carry “${shape.name}” as the other steward, for two quarters.`;
  const star = northStarSentence(shape.settings.northStar);
  const founders = foundersOf({ plan: shape.plan, authorId: draft.authorId }).length;
  const frameWords = `${costs(shape)} ${founders} people begin it, you among them.`;
  const end = `Nothing goes out before you agree. Open until ${formatDate(given.until)}, then it goes quietly.`;
  return {
    text: clean(`${ask} ${star} ${frameWords} ${end}`),
    blocks: [
      plainSection(ask),
      ...(star ? [quote(star)] : []),
      plainSection(frameWords),
      actions(
        button('Agree', 'set-up:agree', {
          value: proposalValue(draft),
          style: 'primary',
          confirm: {
            title: 'Agree to the plan?',
            text: 'The channel opens, founders are asked in, and the first messages go out as previewed.',
            yes: 'Agree',
            no: 'Not yet',
          },
        }),
        button('Look first', 'set-up:look', { value: proposalValue(draft) }),
        button('Suggest a change', 'set-up:suggest-change', { value: proposalValue(draft) }),
      ),
      plainContext(end),
    ],
  };
}

export const drawAgreed = (draft: Draft): Message =>
  said(`✓ You agreed to “${draft.shape.name}”. You are its steward for two quarters. The channel follows in a moment.`);

export const said = plainMessage;

/** Everything the second steward agrees to, in her own time. */
export const drawLook = (draft: Draft, preview: Preview, facts: readonly Block[]): Modal =>
  sayModal(
    'What you agree to',
    plainSection(`“${draft.shape.name}”: ${northStarSentence(draft.shape.settings.northStar)}`),
    ...facts,
    ...calendarBlocks(preview),
    ...messageBlocks(preview).slice(0, 70),
  );

export const drawSuggestion = (value: string, authorName: string): Modal => ({
  type: 'modal',
  callback_id: 'set-up:suggestion',
  private_metadata: value,
  title: plain('A change', 24),
  submit: plain('Send it', 24),
  close: plain('Not now', 24),
  blocks: [
    plainContext(`${authorName} reads this, nobody else. The plan waits for you meanwhile.`),
    input('suggestion', 'What should be different?', {
      type: 'plain_text_input',
      multiline: true,
      max_length: 3000,
      placeholder: plain('Start two weeks later: half of us are away until the 12th.'),
    }),
  ],
});

export const drawSuggested = (draft: Draft, given: { name: string; text: string }): Message => ({
  text: clean(`${given.name} would agree to “${draft.shape.name}” with a change: ${given.text}`),
  blocks: [
    plainSection(`${given.name} would agree to “${draft.shape.name}” with a change:`),
    quote(given.text),
    actions(button('Change the plan', 'set-up:reopen', { value: draft.id, style: 'primary' })),
    context('Once changed, ask again at step 8.'),
  ],
});

export const drawWaiting = (draft: Draft, given: { secondName: string; until: LocalDate }): Modal =>
  sayModal(
    'Waiting for an answer',
    plainSection(`${given.secondName} was asked to agree to “${draft.shape.name}” and has it open until ${formatDate(given.until)}.`),
    actions(
      button('Change the plan', 'set-up:reopen', {
        value: draft.id,
        confirm: {
          title: 'Change the plan?',
          text: 'It goes back to a draft. What was sent can no longer be agreed to; you ask again at step 8.',
          yes: 'Change it',
          no: 'Leave it',
        },
      }),
    ),
  );

export const drawAsked = (draft: Draft, given: { secondName: string; when: string; note: string | null }): Modal =>
  sayModal(
    'Asked',
    plainSection(
      `${given.secondName} gets “${draft.shape.name}” ${given.when}. Once agreed, I open the channel, ask the founders in and start the calendar.`,
    ),
    ...(given.note ? [plainSection(`▸ ${given.note}`)] : []),
    context('Nothing goes out before. You hear from me as soon as there is an answer.'),
  );

/** To the author, when the channel could not be opened or I am not in it. */
export const drawChannelTrouble = (draft: Draft, trouble: string, button_: 'name' | 'again'): Message => ({
  text: clean(`“${draft.shape.name}” is agreed, but not open yet. ${trouble}`),
  blocks: [
    plainSection(`“${draft.shape.name}” is agreed, but not open yet. ${trouble}`),
    actions(
      ...(button_ === 'again' ? [button('Try again', 'set-up:try-again', { value: draft.id, style: 'primary' as const })] : []),
      button('Choose another channel', 'set-up:other-channel', {
        value: draft.id,
        ...(button_ === 'name' ? { style: 'primary' as const } : {}),
      }),
    ),
  ],
});

export const drawOtherChannel = (draft: Draft): Modal => ({
  type: 'modal',
  callback_id: 'set-up:channel',
  private_metadata: draft.id,
  title: plain('Another channel', 24),
  submit: plain('Take it', 24),
  close: plain('Not now', 24),
  blocks: [
    context('Only the channel changes, so nobody has to agree again.'),
    input(
      'channelName',
      'A new private channel',
      { type: 'plain_text_input', max_length: 80, placeholder: plain('leads-of-leads-2') },
      { optional: true, hint: 'Small letters, digits, - and _.' },
    ),
    input(
      'existingId',
      'Or one that exists',
      { type: 'conversations_select', filter: { include: ['private', 'public'], exclude_external_shared_channels: true } },
      { optional: true, hint: 'Invite me there first: /invite @Rondo' },
    ),
  ],
});
