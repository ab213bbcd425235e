/** The three forms: an offer, a wish, a suggestion. */
import { notice, selectOne } from '../../community/form-views.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { context, input, option, plain, plainContext } from '../../platform/slack/text.ts';
import { formatZone, type Zone } from '../../platform/time/zones.ts';
import { DAY_HOURS, LONGEST } from './rules.ts';
import type { Offer } from './store-offers.ts';

const textInput = (max: number, example: string, current = '', multiline = false) => ({
  type: 'plain_text_input' as const,
  max_length: max,
  multiline,
  placeholder: plain(example, 150),
  ...(current === '' ? {} : { initial_value: current }),
});

const form = (callbackId: string, metadata: string, words: { title: string; submit: string }, blocks: Block[]): Modal => ({
  type: 'modal',
  callback_id: callbackId,
  private_metadata: metadata,
  title: plain(words.title, 24),
  submit: plain(words.submit, 24),
  close: plain('Not now', 24),
  blocks,
});

const hourInputs = (offer: Offer | null, zone: Zone): Block[] =>
  (['from', 'until'] as const).map((field) =>
    input(field, field === 'from' ? `I can talk from, ${formatZone(zone)}` : 'Until', {
      type: 'timepicker',
      initial_time: offer?.[field] ?? DAY_HOURS[field],
      placeholder: plain('Choose', 150),
    }),
  );

export function offerModal(communityId: string, offer: Offer | null, zone: Zone): Modal {
  const places = [option('One person', '1'), option('Two people', '2')];
  return form('mentors:offer', communityId, { title: 'Your offer', submit: 'Offer it' }, [
    plainContext('Everyone here can read it. You can take it down at any time, without a word.'),
    input('offer', 'What I can offer', textInput(LONGEST.offer, 'First months of leading a team; saying no upwards.', offer?.offer)),
    input('without', 'What I cannot', textInput(LONGEST.without, 'Careers in sales: I know too little of it.', offer?.without), {
      optional: true,
    }),
    ...hourInputs(offer, zone),
    input('places', 'For how many at most', {
      type: 'radio_buttons',
      options: places,
      initial_option: places[(offer?.places ?? 1) - 1] ?? option('One person', '1'),
    }),
  ]);
}

export interface Choice {
  userId: string;
  name: string;
  offer: string;
}

const MOST_CHOICES = 100;

export function wishModal(communityId: string, choices: readonly Choice[], want: string): Modal {
  const options = choices.slice(0, MOST_CHOICES).map(({ userId, name, offer }) => option(name, userId, offer));
  const who = 'Only whoever I ask reads this. Nobody hears who was first, or who could not.';
  const how = 'Whoever fits best stands first. Four days without an answer, and I ask the second.';
  const alone = 'One person has a free place for you at present. Four days without an answer, and I tell you.';
  return form('mentors:wish', communityId, { title: 'A mentor for me', submit: 'Ask for me' }, [
    plainContext(who),
    input('want', 'What I want to be able to do', textInput(LONGEST.want, 'Lead a planning round on my own by summer.', want, true)),
    input('first', 'Whom I would like to learn with', selectOne('first', options, null, 'Choose')),
    ...(options.length < 2
      ? []
      : [input('second', 'And if that is not possible', selectOne('second', options, null, 'Choose somebody else'))]),
    context(options.length < 2 ? alone : how),
  ]);
}

export const nobodyModal = (): Modal =>
  notice(
    'mentors:nobody',
    'A mentor for me',
    'Nobody on the list has a free place for you at present. The list shows when that changes: /rondo mentor opens it.',
  );

export const nominateModal = (communityId: string): Modal =>
  form('mentors:nominate', communityId, { title: 'Your nomination', submit: 'Ask in private' }, [
    plainContext('I ask this person first, and alone. Within two weeks you hear a yes or “not at present”, and never why.'),
    input('nominee', 'Who', { type: 'users_select', placeholder: plain('Choose somebody here', 150) }),
    input('line', 'What have you seen?', textInput(LONGEST.line, 'Calmed a room of twelve with one question.'), {
      hint: 'The person you name reads it, with your name. Nobody else does.',
    }),
  ]);
