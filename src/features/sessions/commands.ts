/** What everybody does with sessions: look, answer, take the calendar along. */
import { requireCommunity } from '../../community/find-member.ts';
import type { Act, ActionAct, ActionHandler, Answer, Command } from '../../platform/feature.ts';
import type { Parts } from './service.ts';
import type { Answers } from './service-answers.ts';
import type { Calendars } from './service-calendar.ts';
import type { Lists } from './service-home.ts';
import type { RsvpAnswer } from './tables.ts';
import { fileReply } from './views-calendar.ts';

export function createCommands({ deps }: Parts, answers: Answers, calendars: Calendars, lists: Lists) {
  const { communities } = deps;

  const answer =
    (what: Exclude<RsvpAnswer, 'asked'>): ActionHandler =>
    async (act) => {
      const reply = await answers.answer(act, act.value, what);
      return act.home ? { refreshHome: true } : { reply, refreshHome: true };
    };

  /** Under her own answer, which only she sees. */
  const toggle =
    (reminder: boolean): ActionHandler =>
    async (act) => ({ replace: await answers.setReminder(act, act.value, reminder) });

  const show = async (act: Act, communityId: string): Promise<Answer> => ({
    open: await lists.draw(await requireCommunity(deps, act.teamId, communityId), act),
  });

  const give = async (act: ActionAct): Promise<Answer> => {
    await calendars.give(await requireCommunity(deps, act.teamId, act.value), act);
    return { reply: fileReply };
  };

  const commands: Command[] = [
    {
      name: 'sessions',
      group: 'community',
      summary: 'See the coming sessions, who leads them and whether you come; take them into your calendar.',
      run: async (act) => {
        const { community } = await communities.forAct(act, { name: act.text });
        return show(act, community.id);
      },
    },
  ];
  const actions: Record<string, ActionHandler> = {
    'sessions:coming': answer('coming'),
    'sessions:not': answer('not'),
    'sessions:notes': answer('notes'),
    'sessions:no-reminder': toggle(false),
    'sessions:remind': toggle(true),
    'sessions:list': (act) => show(act, act.value),
    'sessions:file': give,
  };
  return { commands, actions };
}
