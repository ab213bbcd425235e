/** When a report passes on, and what whoever wrote or holds it hears by itself. Composed when it is said, from what holds then. */
import { PRIORITY } from '../../community/ask.ts';
import { LETTER, sendLetter } from '../../community/letter.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import type { Message } from '../../platform/slack/message.ts';
import { askedNow, isSilent, isStep } from './rules.ts';
import { FILE, HOLDER, NEWS, type Parts, type Turns } from './service-turns.ts';
import type { BreachFile } from './store.ts';
import {
  answeredMessage,
  holderMessage,
  movedMessage,
  silentMessage,
  stepMessage,
  takenBackMessage,
  takenMessage,
  WHY_HOLDER,
  WHY_KEEPER,
  WHY_REPORTER,
} from './views-messages.ts';

export function createTouches({ deps, store }: Parts, turns: Turns): Touch[] {
  /** Null when it does not hold any more. */
  async function compose(file: BreachFile, what: string, of: string | undefined): Promise<Message | null> {
    const { teamId, id, holderId } = file;
    const holder = holderId === null ? null : await turns.nameOf(teamId, holderId);
    const asked = askedNow(file);
    if (what === 'taken') return holder === null ? null : takenMessage(id, holder, file.contact);
    if (what === 'step') return holder === null || !isStep(of) || file.steps[of]?.state !== 'proposed' ? null : stepMessage(id, holder, of);
    if (what === 'gone') return holderId === null && asked === null ? holderMessage(id, null) : null;
    if (what === 'term') return holderId === of && holder !== null ? holderMessage(id, holder) : null;
    if (`${file.turn}` !== of || holderId !== null) return null;
    if (asked !== null) return movedMessage(id, await turns.nameOf(teamId, asked));
    return isSilent(file) ? silentMessage(id, (await deps.communities.get(teamId, file.communityId)).settings) : null;
  }

  async function news(due: DueTouch): Promise<void> {
    const [id = '', what = '', of] = due.anchor.split('/');
    const file = await store.find(due.teamId, id);
    if (!file || file.closedAt !== null || file.reporterId !== due.userId) return;
    const message = await compose(file, what, of);
    if (message) await sendLetter(deps, due, due.userId, { message, why: WHY_REPORTER, priority: PRIORITY.duty, care: true });
  }

  async function toHolder(due: DueTouch): Promise<void> {
    const [id = ''] = due.anchor.split('/');
    const file = await store.find(due.teamId, id);
    if (due.userId === null || (file && file.holderId !== due.userId)) return;
    const message = file ? answeredMessage(id) : takenBackMessage;
    await sendLetter(deps, due, due.userId, { message, why: WHY_HOLDER, priority: PRIORITY.duty, care: true });
  }

  const letter = { ...LETTER, practice: 'h2', catchUp: 'always' } as const;
  return [
    {
      ...letter,
      id: FILE,
      name: 'Something left the room',
      // Nobody sees its plan: it would tell that somebody wrote.
      ...{ surface: 'state', each: 'community', minutes: 2 },
      audience: 'one trust keeper at a time',
      why: WHY_KEEPER,
      run: ({ teamId, anchor, now }) => turns.pass(teamId, anchor, now),
    },
    { ...letter, id: NEWS, name: 'Your report', audience: 'whoever wrote it', why: WHY_REPORTER, run: news },
    { ...letter, id: HOLDER, name: 'A file that you hold', audience: 'whoever holds it', why: WHY_HOLDER, run: toHolder },
  ];
}
