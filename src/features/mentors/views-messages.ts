/** What people read when they are asked, and what came of it. */
import type { Block, Message } from '../../platform/slack/message.ts';
import { actions, button, escapeText as clean, context, plainMessage, plainSection, quote } from '../../platform/slack/text.ts';

export const WHY = {
  ask: 'You offer to mentor, and somebody chose you.',
  neither: 'You asked for a mentor.',
  withdrawn: 'You were asked to mentor somebody.',
  nomination: 'Somebody here put you forward for a mentor.',
  nominated: 'You put somebody forward.',
} as const;

const ASK_TERMS =
  'An hour a month for six months. A no needs no reason and is told as “not at present”. After four days without a word I look further.';

/** Where no line beneath it says the terms. */
export const askRow = (mentee: string): string =>
  `${mentee} would like you as a mentor: an hour a month for six months. After four days I look further. What ${mentee} wants to be able to do:`;

export const askLine = (mentee: string): string => `${mentee} would like you as a mentor, and wants to be able to:`;

export const askButtons = (id: string): Block =>
  actions(
    button('Yes, gladly', 'mentors:yes', { value: id, style: 'primary' }),
    button('Not now', 'mentors:no', { value: id, label: 'Not now: at present no' }),
  );

export const askMessage = ({ id, mentee, want }: { id: string; mentee: string; want: string }): Message => ({
  text: clean(`${askLine(mentee)}\n“${want}”\n${ASK_TERMS}`),
  blocks: [plainSection(askLine(mentee)), quote(want), askButtons(id), context(ASK_TERMS)],
});

export const SETTLED: Message = plainMessage('This is settled meanwhile. Nothing for you to do; your offer stands as it is.');

export const acceptedMessage = (mentee: string): Message =>
  plainMessage(
    `✓ You are ${mentee}’s mentor for six months. Within a week I bring the two of you together in one conversation; the agreement begins there.`,
  );
export const declinedMessage = (mentee: string): Message =>
  plainMessage(`✓ Noted: at present no. ${mentee} hears no more than that, and your offer stands.`);
export const FULL: Message = plainMessage('Both sides were quick: your places are taken now. I look further; nobody needs to hear why.');

/** `asked`: how many she had chosen. */
export function neitherMessage(asked: number, communityId: string): Message {
  const opening = asked > 1 ? 'Neither of the two can be your mentor at present.' : 'The mentor you chose cannot at present.';
  const text = `${opening} That says how full their months are and nothing else. The list is open, and so is your wish.`;
  return { text, blocks: [plainSection(text), actions(button('See the list', 'mentors:open', { value: communityId, style: 'primary' }))] };
}

export const withdrawnMessage = (mentee: string): Message =>
  plainMessage(`${mentee} does not look for a mentor any more. Nothing for you to do; thank you for being there.`);

export const NOMINATION_TERMS =
  'Nobody else knows. With a yes you choose the mentor yourself, and whoever put you forward hears of it. Anything else is told as “not at present”.';

export const nominationLine = (nominator: string, community: string): string =>
  `${nominator} would like you to have a mentor in ${community}, and has seen this:`;

export const nominationButtons = (id: string): Block =>
  actions(
    button('Yes, I would like one', 'mentors:agree', { value: id, style: 'primary' }),
    button('Not now', 'mentors:refuse', { value: id, label: 'Not now: no mentor at present' }),
  );

export const nominationMessage = (view: { id: string; nominator: string; line: string; community: string }): Message => {
  const opening = nominationLine(view.nominator, view.community);
  return {
    text: clean(`${opening}\n“${view.line}”\n${NOMINATION_TERMS}`),
    blocks: [plainSection(opening), quote(view.line), nominationButtons(view.id), context(NOMINATION_TERMS)],
  };
};

export const nominationOutcome = (nominee: string, yes: boolean): Message =>
  plainMessage(
    yes
      ? `${nominee} took up your suggestion and chooses a mentor now.`
      : `${nominee} and a mentor: not at present. Nobody needs to hear why, and you may leave it at that.`,
  );

const AGREED = '✓ Good. Choose from the list, and I ask for you, one person after the other.';
/** What she reads after her own answer; her yes is one press from the form. */
export const agreedMessage = (communityId: string): Message => ({
  text: AGREED,
  blocks: [plainSection(AGREED), actions(button('I would like a mentor', 'mentors:wish', { value: communityId, style: 'primary' }))],
});
export const REFUSED: Message = plainMessage(
  '✓ Noted, and nobody is shown it. The list of mentors stays open to you: /rondo mentor opens it.',
);
