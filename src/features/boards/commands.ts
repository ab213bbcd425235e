/** Cheering, asking, looking: what people do with the board. */
import { findLooker } from '../../community/find-looker.ts';
import { requireCommunity, requireMember } from '../../community/find-member.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, ActionAct, ActionHandler, Answer, Command, SubmissionHandler } from '../../platform/feature.ts';
import { whatIsWrongWith } from './rules.ts';
import type { Parts, Service } from './service.ts';
import { askModal, boardModal, questionMessage } from './views.ts';

export function createCommands({ deps, store }: Parts, service: Service) {
  const find = async (act: Act, id: string) => service.getVisible(act.teamId, id, await findLooker(deps, act.teamId, act.userId, act.now));

  const board = async (act: Act, communityId: string, notice: string | null) => {
    const community = await requireCommunity(deps, act.teamId, communityId);
    await requireMember(deps, community, act.userId);
    return boardModal(await service.view(community, act.userId, act.now), notice);
  };

  const show = async (act: ActionAct, communityId: string, notice: string): Promise<Answer> =>
    act.modal?.callbackId === 'boards:list' ? { update: await board(act, communityId, notice) } : { reply: { text: notice } };

  const commands: Command[] = [
    {
      name: 'board',
      group: 'community',
      usage: '[community]',
      summary: 'See what is being tried here: running, new and decided',
      run: async (act) => {
        const { community } = await deps.communities.forAct(act, { name: act.text });
        return { open: await board(act, community.id, null) };
      },
    },
  ];

  const actions: Record<string, ActionHandler> = {
    'boards:open': async (act) => ({ open: await board(act, act.value, null) }),
    'boards:cheer': async (act) => {
      const experiment = await find(act, act.value);
      if (experiment.ownerId === act.userId) throw new UserError('This one is yours.', 'Others can cheer for it.');
      const { teamId, communityId, id: experimentId } = experiment;
      await store.cheer({ teamId, experimentId, userId: act.userId, communityId, at: act.now, privacy: 'P1' });
      return show(act, communityId, '✓ Whoever leads it sees that you cheer; nobody else does.');
    },
    'boards:ask': async (act) => {
      const experiment = await find(act, act.value);
      const posted = await store.newest(act.teamId, experiment.communityId);
      if (!posted?.ts)
        throw new UserError('There is no board in the channel yet.', 'It comes in the second week; until then, ask in person.');
      return { open: askModal(experiment.id, experiment.title) };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'boards:ask': async (act) => {
      const question = typeof act.values.question === 'string' ? act.values.question.trim() : '';
      const wrong = whatIsWrongWith(question);
      if (wrong) return { errors: { question: wrong } };
      const experiment = await find(act, act.metadata);
      const posted = await store.newest(act.teamId, experiment.communityId);
      if (!posted?.ts || !posted.channelId || experiment.ownerId === null) {
        return { errors: { question: 'There is nobody to ask any more: the board or whoever led it has gone. Your text stays here.' } };
      }
      const asker = (await deps.people.find(act.teamId, act.userId))?.name ?? 'Somebody';
      await deps.outbox.post({
        ...{
          teamId: act.teamId,
          key: `boards.question/${act.id}`,
          touch: 'boards.question',
          whenUnsure: 'hold',
          channel: posted.channelId,
        },
        ...{ threadTs: posted.ts, message: questionMessage(asker, experiment.ownerId, experiment.title, question) },
      });
      return { update: await board(act, experiment.communityId, '✓ Your question goes into the thread of the board.') };
    },
  };

  return { commands, actions, submissions };
}
