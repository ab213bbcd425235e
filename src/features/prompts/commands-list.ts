/** `/rondo prompts`: everybody reads, stewards decide. */
import { z } from 'zod';
import type { Community } from '../../community/records.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { ActionAct, ActionHandler, Answer, Command, SubmissionAct, SubmissionHandler } from '../../platform/feature.ts';
import { followUpToSay, usedLately, whatForbids } from './rules.ts';
import { readNewQuestion } from './rules-form.ts';
import type { Parts } from './service.ts';
import type { Questions } from './service-list.ts';
import { listModal, newQuestionModal, previewModal } from './views-list.ts';

const metadataSchema = z.object({ c: z.string(), p: z.number().int() });

export function createListCommands({ deps, store }: Parts, questions: Questions) {
  const { changes, communities, members, newId, roles } = deps;

  const show = async (
    community: Community,
    act: ActionAct | SubmissionAct,
    page: number,
    notice: string | null = null,
  ): Promise<Answer> => ({
    update: listModal(await questions.listView(community, act, page, notice)),
  });

  const readModal = async (act: ActionAct | SubmissionAct): Promise<{ community: Community; page: number }> => {
    const metadata = 'modal' in act ? (act.modal?.metadata ?? '') : act.metadata;
    const parsed = metadataSchema.safeParse(JSON.parse(metadata || '{}'));
    const community = parsed.success ? await communities.find(act.teamId, parsed.data.c) : null;
    if (!parsed.success || !community) throw new UserError('This list is from an older version of me.', 'Type `/rondo prompts` again.');
    await requireMember(community, act.userId);
    return { community, page: parsed.data.p };
  };

  const requireMember = async (community: Community, userId: string): Promise<void> => {
    const member = await members.find(community.teamId, community.id, userId);
    if (!member || (member.status !== 'active' && member.status !== 'paused')) {
      throw new NotAllowedError('Only members of this community can read its questions.', 'Any of its stewards can let you in.');
    }
  };

  const log = (community: Community, act: ActionAct | SubmissionAct, what: string, before: string, after: string): Promise<void> =>
    changes.add({ teamId: community.teamId, communityId: community.id, at: act.now, userId: act.userId, what, before, after, why: '' });

  /** What a steward chose in a question's menu, and the sentence that says so. */
  const decide = async (community: Community, act: ActionAct, how: string, promptId: string): Promise<string> => {
    const prompt = await questions.findPrompt(community, promptId);
    if (!prompt) throw new UserError('This question is not in the list any more.', 'Type `/rondo prompts` to see the list of today.');
    const { teamId, id } = community;
    switch (how) {
      case 'next': {
        const situation = await questions.situationNext(community, act.now);
        const obstacle = whatForbids(prompt, situation) ?? (usedLately(prompt, situation) ? 'It was asked within the past year.' : null);
        await store.askNext(teamId, id, promptId);
        await log(community, act, 'Question asked for next', '', prompt.text);
        return obstacle === null ? 'It comes next.' : `It is first in the queue, but it has to wait. ${obstacle}`;
      }
      case 'rule':
        await store.leaveQueue(teamId, id, promptId);
        return 'The rule decides again when it comes.';
      case 'retire':
        await store.retire(teamId, id, promptId, act.now);
        await log(community, act, 'Question retired', prompt.text, '');
        return 'Retired. It stays in the list, and one tap brings it back.';
      case 'back':
        await store.retire(teamId, id, promptId, null);
        await log(community, act, 'Question brought back', '', prompt.text);
        return 'It is back and takes its turn again.';
      default:
        throw new UserError('I do not know this choice.', 'Type `/rondo prompts` again.');
    }
  };

  const getCommunity = async (act: ActionAct) => {
    const community = await communities.find(act.teamId, act.value);
    if (!community) throw new UserError('That community is not here any more.');
    return community;
  };

  const setPaused =
    (paused: boolean): ActionHandler =>
    async (act) => {
      const community = await getCommunity(act);
      await roles.requireSteward(community, act.userId, act.now);
      await questions.setPaused(community, paused, act);
      const notice = paused ? 'The weekly question pauses. /rondo prompts starts it again.' : 'The weekly question goes on.';
      const fresh = await communities.get(act.teamId, act.value);
      return act.modal ? show(fresh, act, 0, notice) : { reply: { text: notice }, refreshHome: true };
    };

  const preview = async (community: Community, act: ActionAct, page: number, promptId: string | null): Promise<Answer> => {
    const [next] = await questions.coming(community, deps.calendar.today(community, act.now));
    const isNext = promptId === null || next?.choice?.prompt.id === promptId;
    const prompt = isNext ? next?.choice?.prompt : await questions.findPrompt(community, promptId);
    if (!prompt) throw new UserError('There is no question to preview.', 'Type `/rondo prompts` to see the list of today.');
    const situation = await questions.situationNext(community, act.now);
    const because = isNext
      ? (next?.choice?.because ?? [])
      : [
          whatForbids(prompt, situation) ??
            (usedLately(prompt, situation)
              ? 'It was asked within the past year and rests.'
              : 'It may come; the turn of its class and the lot decide when.'),
        ];
    const heading = isNext ? 'Why it is next' : 'Why it is not next';
    return {
      update: previewModal({
        metadata: JSON.stringify({ c: community.id, p: page }),
        page,
        heading,
        prompt,
        followUp: followUpToSay(prompt.followUp),
        because,
      }),
    };
  };

  const commands: Command[] = [
    {
      name: 'prompts',
      group: 'community',
      summary: 'Read the weekly questions: what comes next, and why; stewards add, retire and reorder them',
      run: async (act) => {
        const { community } = await deps.communities.forAct(act, { name: act.text });
        await requireMember(community, act.userId);
        return { open: listModal(await questions.listView(community, act, 0, null)) };
      },
    },
  ];

  const actions: Record<string, ActionHandler> = {
    'prompts:page': async (act) => {
      const { community } = await readModal(act);
      return show(community, act, Number(act.value) || 0);
    },
    'prompts:preview': async (act) => {
      const { community, page } = await readModal(act);
      return preview(community, act, page, null);
    },
    'prompts:row': async (act) => {
      const { community, page } = await readModal(act);
      const [how = '', promptId = ''] = act.value.split(':');
      await roles.requireSteward(community, act.userId, act.now);
      if (how === 'see') return preview(community, act, page, promptId);
      return show(community, act, page, await decide(community, act, how, promptId));
    },
    'prompts:add': async (act) => {
      const { community, page } = await readModal(act);
      await roles.requireSteward(community, act.userId, act.now);
      return { update: newQuestionModal(JSON.stringify({ c: community.id, p: page })) };
    },
    'prompts:pause': setPaused(true),
    'prompts:resume': setPaused(false),
    'prompts:keep-on': async (act) => {
      const community = await getCommunity(act);
      await roles.requireSteward(community, act.userId, act.now);
      await questions.keepOn(community);
      return { reply: { text: 'It goes on. The next one is answered with one tap.' }, refreshHome: true };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'prompts:add': async (act) => {
      const { community } = await readModal(act);
      await roles.requireSteward(community, act.userId, act.now);
      const read = readNewQuestion(act.values, await store.listPrompts(act.teamId, community.id));
      if ('errors' in read) return { errors: read.errors };
      const whose = { teamId: act.teamId, communityId: community.id, id: newId(), createdBy: act.userId, createdAt: act.now };
      await store.addPrompt({ ...whose, ...read.question, subTag: '', privacy: 'P3' });
      await log(community, act, 'Question added', '', read.question.text);
      return show(community, act, 0, 'Added. It takes its turn with the others; “Ask this next” brings it first.');
    },
  };

  return { commands, actions, submissions };
}
