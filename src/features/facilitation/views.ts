/** What single people read about leading a session: the offer, what becomes of it, and what they are told. */
import type { Session } from '../../community/records.ts';
import type { Block, Message } from '../../platform/slack/message.ts';
import { actions, button, escapeText as escaped, plainMessage, quote, section, truncate } from '../../platform/slack/text.ts';
import type { Standing } from './rules.ts';
import { TURN } from './rules.ts';
import type { Reason } from './rules-asking.ts';
import type { OfferKind } from './tables.ts';

const LONGEST_TOPIC = 200;
const LONGEST_NAME = 60;
export const LONGEST_NOTE = 300;

/** Somebody's words; a session without a topic yet is called the session. */
export const sayTopic = ({ topic }: Pick<Session, 'topic'>, asStart = false): string =>
  topic === null ? `${asStart ? 'The' : 'the'} session` : `“${truncate(topic, LONGEST_TOPIC)}”`;

const bold = (topic: string): string => `*${escaped(topic).replaceAll('*', '∗')}*`;
const short = (name: string): string => truncate(name, LONGEST_NAME);

export interface OfferView {
  id: string;
  sessionId: string;
  kind: OfferKind;
  session: Pick<Session, 'topic'>;
  /** Slack date tokens. */
  when: string;
  until: string;
  /** Who leads at present, or asks. */
  from: string;
  /** The second who is there already. */
  second: string | null;
  note: string;
}

export const offerValue = ({ id, sessionId }: { id: string; sessionId: string }): string => `${sessionId}|${id}`;

export const NEVER_CONFIRM = {
  title: 'Never be asked to lead?',
  text: 'You are out of the turns until you say otherwise. Only you can see it; /rondo rota has “Ask me again”.',
  yes: 'Never ask me',
  no: 'Go on asking',
};

function sentences(view: OfferView): string {
  const topic = bold(sayTopic(view.session));
  const from = escaped(short(view.from));
  const end = `It waits until ${view.until}, then it passes on.`;
  switch (view.kind) {
    case 'second':
      return `${from} leads ${topic} on ${view.when} and would like a second. Twenty minutes to prepare, and you lead the next one. Any answer is fine. ${end}`;
    case 'swap':
      return `${from} leads ${topic} on ${view.when} and asks you to swap: you take this one, ${from} is first in line for the next. About an hour of preparation. Any answer is fine. ${end}`;
    case 'cover':
      return `${from} cannot lead ${topic} on ${view.when}. Would you? I bring the plan; preparation is about an hour. A few people are asked, and whoever answers first leads. Nobody sees a no.`;
    default: {
      const second = view.second === null ? '' : ` ${escaped(short(view.second))} is your second.`;
      return `${bold(sayTopic(view.session, true))} on ${view.when}: would you lead it? I bring the plan, and preparation is about an hour.${second} Any answer is fine, and nobody sees a no. ${end}`;
    }
  }
}

function buttons(view: OfferView): Block {
  const value = offerValue(view);
  const no = button('Not this time', 'facilitation:decline', { value });
  switch (view.kind) {
    case 'second':
      return actions(button('I’ll be the second', 'facilitation:second', { value, style: 'primary' }), no);
    case 'swap':
      return actions(button('Agree', 'facilitation:agree', { value, style: 'primary' }), no);
    case 'cover':
      return actions(button('I’ll lead', 'facilitation:cover', { value, style: 'primary' }), no);
    default:
      return actions(
        button('I’ll lead', 'facilitation:lead', { value, style: 'primary' }),
        button('With a second', 'facilitation:lead-with-second', { value }),
        no,
        button('Keep my turn', 'facilitation:keep', { value }),
        button('Never ask me', 'facilitation:never', { value, confirm: NEVER_CONFIRM }),
      );
  }
}

/** The same on Home. */
export const offerBlocks = (view: OfferView): Block[] => [
  section(sentences(view)),
  ...(view.note === '' ? [] : [quote(view.note)]),
  buttons(view),
];

export const offerMessage = (view: OfferView): Message => ({
  text: [sentences(view), ...(view.note === '' ? [] : [`${escaped(view.from)} writes: ${escaped(view.note)}`])].join('\n'),
  blocks: offerBlocks(view),
});

/** '1.6', '1'. */
export const inTurns = (units: number, steps: number): string => `${Math.round((units / TURN) * steps) / steps}`;
const turnsLed = (n: number): string => (n === 1 ? '1 turn' : `${n} turns`);
const share = ({ turns, due }: Pick<Standing, 'turns' | 'due'>): string => `${turnsLed(turns)} of ${inTurns(due, 10)} due`;

/** Why she is asked. `first`: nobody who is there owes more. */
export function sayWhy(reason: Reason, her: Pick<Standing, 'turns' | 'due'>, first: boolean): string {
  if (reason === 'kept') return 'You are first in line, because you kept your turn or gave one up for this.';
  if (reason === 'volunteer') return 'You are asked because you said that you would lead this topic.';
  if (reason === 'second') return 'You are next because you were the second last time, and the second leads next.';
  if (her.due === 0) return 'You are next in the turns: the count has only begun, and it goes by who came first.';
  return first ? `You are next because nobody here has led less often: ${share(her)}.` : `You are next in the turns: ${share(her)}.`;
}

export const whySecond = (leader: string): string => `You are asked to be the second of ${short(leader)}; the second leads the next one.`;
export const whyCover = (leader: string): string =>
  `${short(leader)} looks for somebody to take this session over, and you are near in the turns.`;
export const whySwap = (leader: string): string => `${short(leader)} named you and nobody else.`;
export const WHY_TOLD = 'You lead this session, take part in leading it, or were asked about it.';

export const PASSED = plainMessage('It has passed on; thank you all the same.');
export const DECLINED = plainMessage('All right, no reason needed, and nobody sees a no.');
export const KEPT = plainMessage('Kept: for the session after this one you are asked first. Only you know.');
export const NEVER = plainMessage('I do not ask you to lead any more. Only you know; /rondo rota has “Ask me again”.');

/** What a session has come to, for whoever asks too late or need not answer any more. */
export function outcomeMessage(
  session: Pick<Session, 'status' | 'leadership' | 'facilitatorId'>,
  leader: string | null,
  readerId: string,
  over: boolean,
): Message {
  if (session.status === 'cancelled') return plainMessage('This session was called off. Thank you all the same.');
  if (session.status === 'held' || over) return plainMessage('This session is over. Thank you all the same.');
  if (session.leadership === 'led' && session.facilitatorId === readerId) return plainMessage('You lead it already. /rondo rota shows it.');
  if (session.leadership === 'led') return plainMessage(`${short(leader ?? 'Somebody else')} leads it. Thank you.`);
  if (session.leadership === 'table')
    return plainMessage(
      'It has become an Open Table, which nobody needs to prepare. Thank you all the same; /rondo rota shows whether it can still be led.',
    );
  if (session.leadership === 'stewards') return plainMessage('The stewards lead this session. Thank you all the same.');
  return PASSED;
}

const about = (session: Pick<Session, 'topic'>, when: string): string => `${bold(sayTopic(session))} on ${when}`;
const told = (text: string): Message => ({ text, blocks: [section(text)] });

export const leadsMessage = (session: Session, when: string, asksSecond: boolean): Message =>
  told(
    `✓ You lead ${about(session, when)}. The plan comes to you in good time.${asksSecond ? ' I am asking somebody to be your second.' : ''} If something comes between: \`/rondo rota\` has Swap and Find cover.`,
  );

export const secondMessage = (session: Session, when: string, leader: string): Message =>
  told(`✓ You are the second of ${escaped(short(leader))} for ${about(session, when)}, and first in line for the session after it.`);

/** To whoever leads: her second is known, or another swap or cover has come about. */
export const hasSecondMessage = (session: Session, when: string, second: string): Message =>
  told(`${escaped(short(second))} is your second for ${about(session, when)}. Twenty minutes together before the day are enough.`);

export const replacedMessage = (session: Session, when: string, leader: string, keepsTurn: boolean): Message =>
  told(
    `${escaped(short(leader))} leads ${about(session, when)} in your place.${keepsTurn ? ' You are asked first for the next one.' : ''}`,
  );

export const noSwapMessage = (session: Session, when: string, other: string): Message =>
  told(
    `The swap with ${escaped(short(other))} has not come about; you still lead ${about(session, when)}. “Find cover” in \`/rondo rota\` asks others.`,
  );

export const takesOverMessage = (session: Session, when: string, leader: string): Message =>
  told(
    `${escaped(short(leader))} cannot lead ${about(session, when)}, so you do, as the second. The plan is ready. If you cannot either: \`/rondo rota\`, Find cover, or nobody presses anything and I keep the time.`,
  );

export const tableMessage = (session: Session, when: string): Message =>
  told(`Nobody could be found for ${about(session, when)}: it becomes an Open Table, the host is drawn on the day, and I keep the time.`);

/** App Home, Mine. */
export const leadingRow = (session: Session, when: string, second: string | null, seeksCover: boolean): Block[] => [
  section(
    `You lead ${about(session, when)}${second === null ? '' : `, with ${escaped(short(second))}`}.${seeksCover ? ' I am looking for cover; until somebody answers you still lead it.' : ''}`,
  ),
  leadingButtons(session.id, seeksCover),
];

export const COVER_CONFIRM = {
  title: 'Find cover?',
  text: 'I ask up to five people privately, the second first. Whoever answers first leads; until then it is still you.',
  yes: 'Ask them',
  no: 'Not now',
};

export const leadingButtons = (sessionId: string, seeksCover: boolean): Block =>
  actions(
    button('Swap with somebody', 'facilitation:swap', { value: sessionId }),
    seeksCover
      ? button('I can lead after all', 'facilitation:stop-cover', { value: sessionId })
      : button('Find cover', 'facilitation:find-cover', { value: sessionId, confirm: COVER_CONFIRM }),
  );

export const secondRow = (session: Session, when: string, leader: string): Block[] => [
  section(`You are the second of ${escaped(short(leader))} for ${about(session, when)}.`),
];

/** For the stewards. Never who was asked. */
export function digestLine(weekday: string, leadership: Session['leadership']): string | null {
  if (leadership === 'led') return `${weekday}’s session has a facilitator.`;
  if (leadership === 'table') return `${weekday}’s session is an Open Table.`;
  return leadership === 'open' ? `Who leads ${weekday}’s session is still being settled.` : null;
}

export const refusalLine = (error: string): string =>
  `Slack does not let me change the group of facilitators (${error}). Nothing depends on it; /rondo rota turns it off, or the app needs the scope usergroups:write.`;
