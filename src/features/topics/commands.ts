/** What everybody does with the list: read it, ask for a topic, offer to lead one. */
import { requireCommunity, requireMember } from '../../community/find-member.ts';
import type { Community } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, ActionHandler, Command, SubmissionHandler } from '../../platform/feature.ts';
import { whatIsWrongWith } from './rules-words.ts';
import type { Parts } from './service.ts';
import { type Places, placeIn, textOf } from './service-places.ts';
import type { Wished, Wishes } from './service-wishes.ts';
import { sayWished, wishedText } from './views.ts';
import { addModal } from './views-forms.ts';

export function createCommands({ deps, people }: Parts, wishes: Wishes, places: Places) {
  const { communities } = deps;

  const wish = async (community: Community, act: Act, text: string): Promise<{ wished: Wished; said: string }> => {
    const draft = { teamId: act.teamId, communityId: community.id, userId: act.userId, text, now: act.now };
    const wished = await wishes.keep({ ...draft, source: 'command' });
    if (!wished) throw new UserError('Write the topic, in a few words.');
    return { wished, said: sayWished(wished, text, community.zone) };
  };

  const commands: Command[] = [
    {
      name: 'topics',
      group: 'community',
      usage: '[what you would like to talk about]',
      summary: 'Say what you would like to talk about; without words: see what others asked for',
      run: async (act) => {
        const { community } = await communities.forAct(act);
        await requireMember(deps, community, act.userId);
        if (act.typed === '') return places.open(community, act);
        const wrong = whatIsWrongWith(act.typed);
        if (wrong) return { open: addModal(JSON.stringify(placeIn(community)), act.typed, wrong) };
        const { wished, said } = await wish(community, act, act.typed);
        return { reply: wishedText(wished.topic.text, said), refreshHome: true };
      },
    },
  ];

  const actions: Record<string, ActionHandler> = {
    'topics:board': async (act) => {
      const community = await requireCommunity(deps, act.teamId, act.value);
      await requireMember(deps, community, act.userId);
      return places.open(community, act);
    },
    'topics:page': async (act) => {
      const { community, place } = await places.read(act);
      return places.show(community, act, { ...place, p: Number(act.value) || 0 }, null);
    },
    'topics:parked': async (act) => {
      const { community, place } = await places.read(act);
      return places.show(community, act, { ...place, k: act.value === 'show' }, null);
    },
    'topics:add': async (act) => {
      const { place } = await places.read(act);
      return { update: addModal(JSON.stringify(place)) };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'topics:add': async (act) => {
      const { community, place } = await places.read(act);
      const text = textOf(act, 'text');
      const wrong = whatIsWrongWith(text);
      if (wrong !== null) return { errors: { text: wrong } };
      const { wished, said } = await wish(community, act, text);
      const { id, teamId, communityId } = wished.topic;
      if (wished.how !== 'rests' && act.values.lead?.includes('yes'))
        await people.addVolunteer({ teamId, communityId, topicId: id, userId: act.userId }, act.now);
      return { ...(await places.show(community, act, place, `“${wished.topic.text}” ${said}`)), refreshHome: true };
    },
  };

  return { commands, actions, submissions };
}
