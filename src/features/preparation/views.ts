/** What people read while they prepare: the session at a glance, what is told about it, its run sheet, the checklist. */
import type { Session } from '../../community/records.ts';
import { type SheetStep, saySum } from '../../community/run-sheet-rules.ts';
import { sheetBlocks } from '../../community/run-sheet-views.ts';
import type { RunStep } from '../../community/step.ts';
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
import { LONGEST, type Part, type PreparedFormat, type Stage, sayProgress } from './rules.ts';

const title = plain('Your session', 24);
const LONGEST_NOTES = 700;

export const sayEffort = (effort: number | null): string =>
  effort === null ? 'preparing it is up to you' : effort === 0 ? 'nothing to prepare' : `about ${effort} minutes to prepare`;

export const nameOf = ({ kind, topic, number }: Pick<Session, 'kind' | 'topic' | 'number'>): string =>
  topic ?? (kind === 'close' ? 'Quarter close' : number === 1 ? 'Launch session' : 'The topic is not known yet');

export interface OverviewView {
  metadata: string;
  session: Session;
  when: string;
  why: string | null;
  /** 'Cleo leads it, Dev is her second.' */
  who: string;
  lastNotes: string | null;
  /** The place of the community's own, when the session has none. */
  meetingPlace: string;
  format: PreparedFormat;
  isChosen: boolean;
  draft: readonly SheetStep[];
  /** 'Changed by Cleo on Tue 3 Nov, 10:05 London time.' */
  changed: string | null;
  /** What runs when the draft does not add up, or what was locked; null when it is the draft. */
  standing: string | null;
  /** What stands before the run sheet on the day; null for most. */
  opening: RunStep | null;
  done: number;
  items: number;
  stage: Stage;
  part: Part | null;
  mayUnlock: boolean;
  notice: string | null;
}

const openingLine = ({ minutes, step, do: what }: RunStep): string =>
  `It opens with ${minutes} minutes: ${step}. ${what} The other steps are fitted around it.`;

const told = ({ session, meetingPlace }: OverviewView): string =>
  [
    session.outcome ? `You will leave able to ${session.outcome}` : '◌ You will leave able to …',
    session.question ? `To carry until then: ${session.question}` : '◌ One question to carry until then',
    session.preRead ? `Pre-read: ${truncate(session.preRead, 200)}` : '◌ No pre-read',
    session.link || meetingPlace ? `Place: ${session.link || meetingPlace}` : '◌ Place or link',
  ].join('\n');

export const UNLOCK_CONFIRM = {
  title: 'Unlock the run sheet?',
  text: 'It stays open until the session begins. Tell those who counted on it; what last added up runs.',
  yes: 'Unlock it',
  no: 'Leave it locked',
};

const unlockButton = (sessionId: string): Block =>
  actions(button('Unlock', 'preparation:unlock', { value: sessionId, confirm: UNLOCK_CONFIRM }));

export function overviewModal(view: OverviewView): Modal {
  const { session, format, draft, stage, part } = view;
  const isOpen = part !== null && (stage === 'open' || stage === 'locked');
  const steps = `${draft.length} steps`;
  return {
    type: 'modal',
    callback_id: 'preparation:session',
    private_metadata: view.metadata,
    title,
    close: plain('Close', 24),
    blocks: [
      ...(view.notice ? [plainSection(view.notice)] : []),
      strong(nameOf(session)),
      plainContext([view.when, view.who].join(' · ')),
      ...(view.why ? [plainContext(view.why)] : []),
      ...(view.lastNotes ? [plainSection(`From the last session: ${truncate(view.lastNotes, LONGEST_NOTES)}`)] : []),
      divider,
      section(view.isChosen ? '*Format*' : '*Format*, as I suggest it'),
      plainSection(`${format.name}: ${format.purpose}`),
      context(
        `${format.minutes === session.minutes ? `${format.minutes} minutes` : `fitted to your ${session.minutes} minutes`} · ${sayEffort(format.effort)}`,
      ),
      ...(format.preparation.length === 0 ? [] : [plainSection(format.preparation.map((item) => `• ${item}`).join('\n'))]),
      ...(format.goesWrongWhen.length === 0 ? [] : [plainContext(`It goes wrong when ${format.goesWrongWhen.join(', or ')}.`)]),
      ...(isOpen && stage === 'open'
        ? [
            actions(
              ...(part === 'steward' ? [] : [button('Choose with four questions', 'preparation:tree', { value: '' })]),
              button('Pick a format', 'preparation:formats'),
            ),
          ]
        : []),
      divider,
      section('*What people are told*'),
      plainSection(told(view)),
      ...(isOpen ? [actions(button('Write it', 'preparation:words'))] : []),
      divider,
      section(`*Run sheet* · ${saySum(draft, session.minutes)} · ${steps}`),
      ...(view.opening ? [plainContext(openingLine(view.opening))] : []),
      ...(view.standing ? [plainContext(view.standing)] : []),
      ...(view.changed ? [plainContext(view.changed)] : []),
      actions(button('Open the run sheet', 'preparation:sheet')),
      ...(view.mayUnlock ? [unlockButton(session.id)] : []),
      divider,
      section(`*Checklist* ${sayProgress(view.done, view.items)}`),
      ...(isOpen ? [actions(button('Open the checklist', 'preparation:checklist'))] : []),
    ],
  };
}

export const wordsModal = (metadata: string, session: Session, meetingPlace: string): Modal => ({
  type: 'modal',
  callback_id: 'preparation:words',
  private_metadata: metadata,
  title: plain('What people are told', 24),
  submit: plain('Keep it', 24),
  close: plain('Not now', 24),
  blocks: [
    context('Everyone here reads it: the first sentence in the invitation, the rest four working days before.'),
    input(
      'outcome',
      'You will leave able to …',
      {
        type: 'plain_text_input',
        max_length: LONGEST.outcome,
        placeholder: plain('say no to a good idea without losing the person', 150),
        ...(session.outcome ? { initial_value: session.outcome } : {}),
      },
      { optional: true },
    ),
    input(
      'question',
      'One question to carry until then',
      {
        type: 'plain_text_input',
        max_length: LONGEST.question,
        placeholder: plain('Which yes of this month do you regret?', 150),
        ...(session.question ? { initial_value: session.question } : {}),
      },
      { optional: true },
    ),
    input(
      'preRead',
      'Pre-read, text or link',
      {
        type: 'plain_text_input',
        multiline: true,
        max_length: LONGEST.preRead,
        placeholder: plain('https://example.org/two-pages', 150),
        ...(session.preRead ? { initial_value: session.preRead } : {}),
      },
      { optional: true, hint: 'Under five minutes, or none.' },
    ),
    input(
      'link',
      'Place or link',
      {
        type: 'plain_text_input',
        max_length: LONGEST.link,
        placeholder: plain(meetingPlace || 'Room 4, or https://meet.example.org/leaders', 150),
        ...(session.link ? { initial_value: session.link } : {}),
      },
      { optional: true, ...(meetingPlace ? { hint: `Empty: ${truncate(meetingPlace, 200)}` } : {}) },
    ),
    actions(button('Back', 'preparation:open', { value: session.id, label: 'Back to your session' })),
  ],
});

export interface SheetModalView {
  metadata: string;
  session: Session;
  draft: readonly SheetStep[];
  mayEdit: boolean;
  mayUnlock: boolean;
  /** Why it cannot be changed, or what would run. */
  standing: string | null;
  /** What stands before it on the day; null for most. */
  opening: RunStep | null;
  notice: string | null;
}

export const sheetModal = ({ metadata, session, draft, mayEdit, mayUnlock, standing, opening, notice }: SheetModalView): Modal => ({
  type: 'modal',
  callback_id: 'preparation:sheet',
  private_metadata: metadata,
  title: plain('Run sheet', 24),
  ...(mayEdit ? { submit: plain('Use this plan', 24) } : {}),
  close: plain('Close', 24),
  blocks: [
    ...(notice ? [plainSection(notice)] : []),
    ...(mayEdit ? [context('Every change is kept at once.')] : []),
    ...(standing ? [plainContext(standing)] : []),
    ...(opening ? [plainContext(openingLine(opening))] : []),
    ...sheetBlocks({ feature: 'preparation', steps: draft, minutes: session.minutes, mayEdit }),
    ...(mayUnlock ? [unlockButton(session.id)] : []),
    actions(button('Back', 'preparation:open', { value: session.id, label: 'Back to your session' })),
  ],
});

export interface ChecklistView {
  metadata: string;
  sessionId: string;
  items: readonly string[];
  ticks: readonly number[];
  second: string | null;
}

export function checklistModal({ metadata, sessionId, items, ticks, second }: ChecklistView): Modal {
  const options = items.map((item, place) => option(item, `${place}`));
  const ticked = options.filter((_, place) => ticks.includes(place));
  return {
    type: 'modal',
    callback_id: 'preparation:checklist',
    private_metadata: metadata,
    title: plain('Checklist', 24),
    submit: plain('Keep it', 24),
    close: plain('Not now', 24),
    blocks: [
      section(sayProgress(ticks.length, items.length)),
      context('Only those who prepare this session and the stewards see it.'),
      input(
        'ticks',
        'Ready when',
        { type: 'checkboxes', options, ...(ticked.length === 0 ? {} : { initial_options: ticked }) },
        { optional: true },
      ),
      ...(second ? [plainContext(`Book 20 minutes with ${second} and go through it together.`)] : []),
      actions(button('Back', 'preparation:open', { value: sessionId, label: 'Back to your session' })),
    ],
  };
}
