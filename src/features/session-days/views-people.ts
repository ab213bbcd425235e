/** Who is here, for whoever leads; and the day of her last session, for herself. */
import type { Block, Modal } from '../../platform/slack/message.ts';
import { input, plain, plainContext, plainSection, section } from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';

export interface WhoView {
  sessionId: string;
  /** First comers first. */
  here: { userId: string; name: string }[];
  count: number;
  /** The notes are out. */
  forgotten: boolean;
}

const NAMES_LISTED = 100;

export function whoModal({ sessionId, here, count, forgotten }: WhoView): Modal {
  const frame = { type: 'modal' as const, callback_id: 'session-days:who', private_metadata: sessionId, title: plain('Who is here', 24) };
  if (forgotten) {
    const said = count === 1 ? 'One person was here.' : `${count} were here.`;
    return { ...frame, close: plain('Close', 24), blocks: [section(`${said} The notes are out, so their names are gone.`)] };
  }
  const list = here.slice(0, NAMES_LISTED).map(({ name }, at) => `${at + 1}. ${name}`);
  const ids = here.map(({ userId }) => userId);
  return {
    ...frame,
    submit: plain('Keep this list', 24),
    close: plain('Not now', 24),
    blocks: [
      plainSection(list.length > 0 ? list.join('\n') : 'Nobody has said "I am here" yet.'),
      input(
        'people',
        'Add somebody, or take somebody off',
        { type: 'multi_users_select', action_id: 'people', ...(ids.length > 0 ? { initial_users: ids } : {}) },
        { optional: true },
      ),
      plainContext('Whoever leads and the scribe read this list until the notes are out; then the number stays and the names go.'),
    ],
  };
}

export const lastSessionRow = (community: string, on: LocalDate): Block[] => [
  plainContext(`Your last session in ${community}: ${formatDate(on, true)}. Only you see this.`),
];
