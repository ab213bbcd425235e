/** The console: one direct message for each who leads, kept up to date; the same on Home and in a window. */
import { PRIORITY } from '../../community/ask.ts';
import { withFooter } from '../../community/footer.ts';
import type { Deps } from '../../community/kernel.ts';
import { joinWords } from '../../community/words.ts';
import { MINUTE } from '../../platform/clock.ts';
import { createConsoleViews } from './service-console-drawing.ts';
import { type Days, type Facts, hourOf } from './service-days.ts';
import type { Console, ConsoleStore } from './store-consoles.ts';
import { type ConsoleView, consoleMessage } from './views-console.ts';

export const CONSOLE_TOUCH = 'session-days.console';
export const CONSOLE_KIND = 'session-console';

export interface ConsolesParts {
  deps: Deps;
  store: ConsoleStore;
  days: Days;
}

export const whyOf = ({ session, day }: Facts): string =>
  session.leadership === 'stewards'
    ? 'The stewards lead this session.'
    : day.hostId && !session.facilitatorId
      ? 'The lot made you the host of this session.'
      : 'You lead this session.';

export function createConsoles({ deps, store, days }: ConsolesParts) {
  const { attention, newId, outbox } = deps;
  const { viewOf, notesOn } = createConsoleViews(deps, days);

  const draw = (facts: Facts, console: Console, view: ConsoleView) =>
    console.channelId && console.ts
      ? outbox.update({
          teamId: console.teamId,
          key: `${CONSOLE_TOUCH}-update/${console.id}/${newId()}`,
          touch: 'session-days.console-update',
          whenUnsure: 'resend',
          channel: console.channelId,
          ts: console.ts,
          message: withFooter(consoleMessage(view), whyOf(facts), CONSOLE_TOUCH),
          ...hourOf(facts.day, facts.now),
        })
      : Promise.resolve();

  async function tell(facts: Facts, userId: string): Promise<void> {
    const { session, now } = facts;
    const about = newId();
    const row: Console = {
      ...{ teamId: session.teamId, id: about, sessionId: session.id, communityId: session.communityId, userId },
      ...{ channelId: null, ts: null, privacy: 'P3' },
    };
    await store.add(row);
    const said = await attention.tell(
      {
        ...{ teamId: session.teamId, communityId: session.communityId, userId },
        ...{ touch: CONSOLE_TOUCH, key: `${CONSOLE_TOUCH}/${session.id}/${about}` },
        message: consoleMessage(await viewOf(facts)),
        why: whyOf(facts),
        ...{ priority: PRIORITY.duty, minutes: 2, expiresAt: Math.max(facts.day.endsAt, now + MINUTE) },
        about: { kind: CONSOLE_KIND, id: about },
        ...{ as: 'facilitator', whenever: true },
      },
      now,
    );
    if (said === 'dropped') await store.remove(session.teamId, about);
  }

  return {
    viewOf,
    notesOn,

    async refresh(facts: Facts): Promise<void> {
      const view = await viewOf(facts);
      for (const console of await store.list(facts.session.teamId, facts.session.id)) await draw(facts, console, view);
    },

    /** Those who lead now have one; those who led before read that it has passed on. */
    async hand(facts: Facts): Promise<void> {
      const { session, leaders } = facts;
      const known = await store.list(session.teamId, session.id);
      for (const console of known.filter(({ userId }) => !leaders.includes(userId))) {
        const instead = leaders.length > 0 ? joinWords(await days.names(facts, leaders)) : null;
        await draw(facts, console, { ...(await viewOf(facts)), phase: 'passed', instead });
        await store.remove(session.teamId, console.id);
      }
      for (const userId of leaders) if (!known.some((console) => console.userId === userId)) await tell(facts, userId);
    },

    /** It was sent: from now on it is kept up to date, and what happened meanwhile is made up for. */
    async placed(teamId: string, id: string, at: { channelId: string; ts: string }, now: number): Promise<void> {
      const console = await store.place(teamId, id, at);
      const facts = console && (await days.find(teamId, console.sessionId, now));
      if (!console || !facts) return;
      const view = await viewOf(facts);
      if (view.phase !== 'before') await draw(facts, console, view);
    },

    /** Nothing will happen any more at that hour. */
    async putAway(facts: Facts): Promise<void> {
      const view: ConsoleView = { ...(await viewOf(facts)), phase: 'off' };
      for (const console of await store.list(facts.session.teamId, facts.session.id)) await draw(facts, console, view);
    },
  };
}

export type Consoles = ReturnType<typeof createConsoles>;
