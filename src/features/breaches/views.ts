/** A report as whoever wrote it sees it, and as whoever holds it does. */
import { formalContext } from '../../community/formal-views.ts';
import type { CommunitySettings } from '../../community/settings.ts';
import type { Block, Button, Modal } from '../../platform/slack/message.ts';
import { actions, button, divider, plain, plainContext, plainSection, quote, strong } from '../../platform/slack/text.ts';
import { sayDate, sayDateTime } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';
import { type Contact, mayPropose, pendingOf, STEPS, type Step, type Steps } from './rules.ts';

export const STEP_WORDS: Readonly<Record<Step, string>> = {
  hear: 'Hear what happened and what is wanted',
  talk: 'Talk to the person who told, if known',
  repair: 'Ask the hurt person what would repair it',
  hold: 'Hold new case posts for seven days',
  session: 'Open the next session with ten minutes on the norm of confidence, without the case',
  close: 'Close the file',
};

const CONTACT_WORDS: Readonly<Record<Contact, string>> = {
  yes: 'You may talk to each other.',
  write: 'Write first, before you talk.',
  no: 'No talk is wanted: read it, and propose steps here.',
};

const SIGNS = {
  proposed: ['◌', 'waits for a yes'],
  agreed: ['▸', 'has a yes'],
  declined: ['✕', 'not wanted'],
  done: ['✓', 'done'],
} as const;

export interface FileView {
  id: string;
  what: string;
  wish: string;
  steps: Steps;
  heldUntil: number | null;
  closedAt: number | null;
  deletedAt: number;
  zone: Zone;
  settings: Pick<CommunitySettings, 'formalContacts'>;
  notice: string | null;
}

function line(steps: Steps, step: Step): string {
  const state = steps[step]?.state;
  if (state === undefined) return `· ${STEP_WORDS[step]}`;
  const [sign, word] = SIGNS[state];
  // With the yes the session is asked to open so; it has not begun.
  return `${sign} ${STEP_WORDS[step]} (${step === 'session' && state === 'done' ? 'arranged' : word})`;
}

const written = ({ what, wish }: FileView): Block[] => [
  quote(what),
  ...(wish === '' ? [] : [plainSection('What is wanted:'), quote(wish)]),
];

const ending = ({ heldUntil, closedAt, deletedAt, zone, settings }: FileView): Block[] => [
  ...(heldUntil === null ? [] : [plainContext(`New case posts rest until ${sayDateTime(heldUntil, zone)}.`)]),
  plainContext(
    `${closedAt === null ? '' : `Closed on ${sayDate(closedAt, zone)}. `}Deleted on ${sayDate(deletedAt, zone)} if nothing else happens.`,
  ),
  ...formalContext(settings),
];

const frame = (callbackId: string, title: string, notice: string | null, blocks: Block[]): Modal => ({
  type: 'modal',
  callback_id: callbackId,
  title: plain(title, 24),
  close: plain('Close', 24),
  blocks: [...(notice === null ? [] : [plainSection(notice)]), ...blocks],
});

export const stepButtons = (id: string, step: Step): Button[] => [
  button('Yes', `breaches:yes#${step}`, { value: `${id}/${step}`, style: 'primary' }),
  button('No', `breaches:no#${step}`, { value: `${id}/${step}` }),
];

/** What her yes would let others see. */
export const consequenceOf = (step: Step): string | null =>
  step === 'hold'
    ? 'Everybody would see that case posts rest, and nobody why.'
    : step === 'session'
      ? 'Everybody would hear of the norm, and nobody of the case.'
      : null;

export interface MineView extends FileView {
  /** 'With Cleo, who took it on …', 'Cleo has until … to answer.' */
  where: string;
  /** Whom she could let read it; empty while it is in good hands. */
  others: readonly { id: string; name: string }[];
}

export function mineModal(view: MineView): Modal {
  const { id, steps, closedAt, others } = view;
  const pending = closedAt === null ? pendingOf(steps) : null;
  const consequence = pending && consequenceOf(pending);
  const pass = others
    .slice(0, 3)
    .map((one) => button(`Let ${one.name} read it`, `breaches:pass-to#${one.id}`, { value: `${id}/${one.id}` }));
  return frame('breaches:mine', 'Your report', view.notice, [
    plainSection(view.where),
    ...(pending === null
      ? []
      : [
          plainSection(`Proposed as the next step: ${STEP_WORDS[pending]}. It happens only with your yes.`),
          ...(consequence ? [plainContext(consequence)] : []),
          actions(...stepButtons(id, pending)),
        ]),
    ...(pass.length === 0 || closedAt !== null ? [] : [actions(...pass)]),
    divider,
    ...written(view),
    strong(
      closedAt === null ? 'What can follow' : 'The steps',
      `, each only with your yes\n${STEPS.map((step) => line(steps, step)).join('\n')}`,
    ),
    actions(
      ...(closedAt === null
        ? [
            button('Close it', 'breaches:close', {
              value: id,
              confirm: { title: 'Close it?', text: 'No further step; deleted after 90 days.', yes: 'Close it', no: 'Leave it open' },
            }),
          ]
        : []),
      button('Take it back', 'breaches:withdraw', {
        value: id,
        style: 'danger',
        confirm: { title: 'Take it back?', text: 'Everything stops, and nothing of it is kept.', yes: 'Take it back', no: 'Keep it' },
      }),
    ),
    ...ending(view),
  ]);
}

export interface KeeperView extends FileView {
  reporter: string;
  contact: Contact;
  /** She has taken it; otherwise it is offered to her. */
  isMine: boolean;
  /** Somebody could be asked after her. */
  mayPass: boolean;
  /** The norm's own words for making it good. */
  repair: string;
}

const stepBlocks = ({ id, steps, closedAt, repair }: KeeperView): Block[] =>
  STEPS.flatMap((step): Block[] => {
    const does =
      closedAt !== null
        ? null
        : steps[step]?.state === 'agreed'
          ? button('It is done', `breaches:done#${step}`, { value: `${id}/${step}`, label: `It is done: ${STEP_WORDS[step]}` })
          : mayPropose(steps, step)
            ? button('Propose it', `breaches:propose#${step}`, { value: `${id}/${step}`, label: `Propose: ${STEP_WORDS[step]}` })
            : null;
    const words = step === 'repair' && repair !== '' ? [plainContext(`How it can begin: “${repair}”`)] : [];
    return [does ? plainSection(line(steps, step), does) : plainSection(line(steps, step)), ...words];
  });

export function keeperModal(view: KeeperView): Modal {
  const { id, isMine, mayPass } = view;
  return frame('breaches:read', 'A file', view.notice, [
    plainSection(`From ${view.reporter}. ${CONTACT_WORDS[view.contact]}`),
    plainContext(
      isMine ? 'Only the two of you read this. No copies, no notes elsewhere.' : 'Only you and whoever wrote it can read this now.',
    ),
    ...written(view),
    ...(isMine
      ? [divider, strong('The steps', `, each only with ${view.reporter}’s yes`), ...stepBlocks(view)]
      : [
          actions(
            button('I take it', 'breaches:take', { value: id, style: 'primary' }),
            ...(mayPass ? [button('Let the next one take it', 'breaches:pass-on', { value: id })] : []),
          ),
        ]),
    ...ending(view),
  ]);
}
