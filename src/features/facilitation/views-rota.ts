/** The rota: the next eight and why, and the ledger in words. And the small forms around it. */
import type { Session } from '../../community/records.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  context,
  divider,
  input,
  plain,
  plainContext,
  plainSection,
  section,
  split,
  truncate,
} from '../../platform/slack/text.ts';
import { TURN } from './rules.ts';
import { inTurns, LONGEST_NOTE, leadingButtons, NEVER_CONFIRM, sayTopic } from './views.ts';

export interface RotaRow {
  sessionId: string | null;
  when: string;
  topic: string | null;
  name: string | null;
  second: string | null;
  because: 'accepted' | 'second' | 'volunteer' | 'turns' | 'table' | 'settling';
  turns: number;
  due: number;
  /** Somebody may still say that she leads it. */
  free: boolean;
}

export interface LedgerLine {
  name: string;
  turns: number;
  due: number;
}

export interface RotaView {
  communityId: string;
  notice: string | null;
  next: RotaRow[];
  /** In turns. */
  off: number;
  furthest: { name: string; behind: boolean; next: boolean } | null;
  own: LedgerLine | null;
  others: LedgerLine[];
  led: { when: string; name: string }[];
  leads: { session: Session; when: string; seeksCover: boolean }[];
  never: boolean;
  isReader: boolean;
  absences: string[];
  /** For stewards. */
  group: { on: boolean } | null;
}

const title = plain('Who leads when', 24);
const NAME = 60;
const turnsLed = (n: number): string => (n === 1 ? '1 turn' : `${n} turns`);

/** Why this name stands here. */
export function sayBecause({ because, second, turns, due, name }: RotaRow): string {
  switch (because) {
    case 'accepted':
      return second === null ? 'has accepted' : `has accepted, with ${truncate(second, NAME)}`;
    case 'second':
      return 'was the second before, and the second leads next';
    case 'volunteer':
      return 'would lead this topic';
    case 'table':
      return 'no preparation; a host is drawn on the day';
    case 'settling':
      return 'somebody is asked privately, in turn';
    default:
      if (name === null) return 'as people join';
      return turns === 0 && due < TURN ? 'has not led yet' : `${turnsLed(turns)} of ${inTurns(due, 10)} due by then`;
  }
}

function sayRow(row: RotaRow): string {
  const who =
    row.because === 'table' ? 'Open Table' : row.because === 'settling' ? 'being settled' : truncate(row.name ?? 'nobody yet', NAME);
  const topic = row.topic === null ? '' : ` · ${truncate(row.topic, 120)}`;
  return `${row.when} · ${who}: ${sayBecause(row)}${topic}`;
}

/** "Nobody is more than one turn off." */
export function sayLedger({ off, furthest }: Pick<RotaView, 'off' | 'furthest'>): string {
  if (off <= 1 || furthest === null) return 'Nobody is more than one turn off.';
  const name = truncate(furthest.name, NAME);
  const far = `${Math.round(off * 10) / 10} turns`;
  if (!furthest.behind) return `${name} is ${far} ahead; the others come first now.`;
  return `${name} is ${far} behind${furthest.next ? ' and is next' : ''}.`;
}

function sayLine(who: string, { turns, due }: LedgerLine): string {
  const halves = inTurns(due, 2);
  return `${who}: ${turnsLed(turns)} led, ${due > 0 && halves === '0' ? 'less than half a turn' : halves} due`;
}

function ownLine(view: RotaView): string {
  if (view.own) return sayLine('You', view.own);
  if (view.never) return 'You are not asked to lead. Only you can see this.';
  return view.isReader ? 'You read along, so no turn comes to you; /rondo level changes that.' : 'No turn comes to you at present.';
}

const ledgerBlocks = (view: RotaView): Block[] => {
  // Before the first turn there is nothing to compare; her own standing is said all the same.
  if (view.led.length === 0)
    return [section('*Turns led, and turns due*'), plainSection(['Nobody has led yet.', ...(view.own ? [] : [ownLine(view)])].join('\n'))];
  const lines = [ownLine(view), ...view.others.map((line) => sayLine(truncate(line.name, NAME), line))].join('\n');
  return [
    section('*Turns led, and turns due*'),
    plainSection(sayLedger(view)),
    ...split(lines, 2900)
      .slice(0, 20)
      .map((piece) => plainSection(piece)),
    context(
      'Each session, everybody who is there owes an equal share of it. An absence said ahead costs nothing, a turn passed on is made up later.',
    ),
  ];
};

export function rotaModal(view: RotaView): Modal {
  const { communityId } = view;
  const free = view.next.filter((row) => row.free && row.sessionId !== null).slice(0, 3);
  return {
    type: 'modal',
    callback_id: 'facilitation:rota',
    private_metadata: communityId,
    title,
    close: plain('Close', 24),
    blocks: [
      ...(view.notice === null ? [] : [plainSection(view.notice)]),
      section('*The next eight*'),
      plainSection(view.next.map(sayRow).join('\n')),
      context('As it comes if everybody can and nothing changes. Who is away, was asked or said no stands here for nobody but herself.'),
      ...(view.isReader || free.length === 0
        ? []
        : [
            actions(
              ...free.map((row, index) =>
                button(`I’ll lead ${row.when}`, `facilitation:volunteer#${index}`, {
                  value: row.sessionId ?? '',
                  label: `I’ll lead the session of ${row.when}`,
                }),
              ),
            ),
          ]),
      ...view.leads
        .slice(0, 4)
        .flatMap(({ session, when, seeksCover }): Block[] => [
          plainSection(`You lead ${sayTopic(session)} on ${when}.${seeksCover ? ' I am looking for cover.' : ''}`),
          leadingButtons(session.id, seeksCover),
        ]),
      divider,
      ...ledgerBlocks(view),
      ...(view.led.length === 0
        ? []
        : [plainContext(`Led so far: ${view.led.map(({ when, name }) => `${when} ${truncate(name, NAME)}`).join(' · ')}`)]),
      divider,
      ...(view.absences.length === 0 ? [] : [plainSection(`You are away: ${view.absences.slice(0, 10).join(', ')}. Only you can see it.`)]),
      actions(
        button('I’m away for a while', 'facilitation:away', { value: communityId }),
        ...(view.absences.length === 0 ? [] : [button('I’m back', 'facilitation:back', { value: communityId })]),
        ...(view.never
          ? [button('Ask me again', 'facilitation:ask-again', { value: communityId })]
          : view.own
            ? [button('Never ask me', 'facilitation:opt-out', { value: communityId, confirm: NEVER_CONFIRM })]
            : []),
        ...(view.group
          ? [button(view.group.on ? 'Slack group: on' : 'Slack group: off', 'facilitation:group', { value: communityId })]
          : []),
      ),
    ],
  };
}

export const awayModal = (communityId: string, today: string): Modal => ({
  type: 'modal',
  callback_id: 'facilitation:away',
  private_metadata: communityId,
  title: plain('Away for a while', 24),
  submit: plain('Keep it', 24),
  close: plain('Not now', 24),
  blocks: [
    context('Only you can see this. No turn comes to you for sessions in that time, and none is counted against you.'),
    input('from', 'First day', { type: 'datepicker', initial_date: today }),
    input('until', 'Last day', { type: 'datepicker' }),
  ],
});

/** She leads in that time: what now. */
export const awayKeptModal = (words: string, leads: { session: Session; when: string }[]): Modal => ({
  type: 'modal',
  callback_id: 'facilitation:kept',
  title: plain('Kept', 24),
  close: plain('Close', 24),
  blocks: [
    plainSection(words),
    ...leads
      .slice(0, 4)
      .flatMap(({ session, when }): Block[] => [
        plainSection(`You lead ${sayTopic(session)} on ${when}, in that time. Until somebody else does, it is still you.`),
        leadingButtons(session.id, false),
      ]),
  ],
});

export const swapModal = (sessionId: string, about: string): Modal => ({
  type: 'modal',
  callback_id: 'facilitation:swap',
  private_metadata: sessionId,
  title: plain('Swap with somebody', 24),
  submit: plain('Ask', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection(
      `Somebody else leads ${about}, and you are first in line for the next. Only the person you choose is asked; if nothing comes of it, you still lead.`,
    ),
    input('with', 'With whom', { type: 'users_select', placeholder: plain('Choose a member', 150) }),
    input(
      'note',
      'A line to go with it',
      { type: 'plain_text_input', max_length: LONGEST_NOTE, placeholder: plain('I am at the Lisbon office that week. Would you?', 150) },
      { optional: true },
    ),
  ],
});

export const groupModal = (communityId: string, current: string | null): Modal => ({
  type: 'modal',
  callback_id: 'facilitation:group',
  private_metadata: communityId,
  title: plain('Slack group', 24),
  submit: plain('Keep it', 24),
  close: plain('Not now', 24),
  blocks: [
    context(
      'A user group, such as @facilitator, that always holds whoever leads next and the second. Everybody in the workspace can see who is in it. Empty turns it off.',
    ),
    input(
      'group',
      'Its handle or its id',
      {
        type: 'plain_text_input',
        max_length: 80,
        placeholder: plain('@facilitator, or S0123ABCD', 150),
        ...(current === null ? {} : { initial_value: current }),
      },
      {
        optional: true,
        hint: 'The group must exist. If Slack does not let me change it, nothing else is disturbed and the stewards are told once.',
      },
    ),
  ],
});

/** App Home, Ours. */
export const rotaHomeRow = (communityId: string, words: string): Block[] => [
  plainSection(words, button('Who leads when', 'facilitation:rota', { value: communityId })),
];

/** In turns, for what is stored about her. */
export const turnsOf = (units: number): number => Math.round((units / TURN) * 100) / 100;
