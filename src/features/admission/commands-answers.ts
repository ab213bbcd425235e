/** The buttons of admission: joining, and a steward's answer. */
import { splitValue } from '../../community/button-value.ts';
import { requireLivingCommunity } from '../../community/find-member.ts';
import type { Community } from '../../community/records.ts';
import type { Act, ActionAct, ActionHandler, Answer } from '../../platform/feature.ts';
import { plainMessage } from '../../platform/slack/text.ts';
import type { Parts } from './service.ts';

export type Enter = (community: Community, act: Act) => Promise<Answer>;

/** What her wish to come in comes to: she is in already, she is in now, or the stewards are asked. */
export function createEntry({ joining, requests }: Parts): Enter {
  return async (community, act) => {
    const consent = await joining.consents(community, act.userId);
    if (consent === 'in-already')
      return { reply: plainMessage(`You are in ${community.name} already. /rondo level changes how you take part.`) };
    if (consent === 'joins') {
      await joining.join(community, act.userId, { told: false }, act.now);
      return {
        reply: plainMessage(`✓ You are in ${community.name}, reading along. A welcome with one question comes in a direct message.`),
        refreshHome: true,
      };
    }
    const news = await requests.request(community, act.userId, act.now);
    return {
      reply: plainMessage(
        news
          ? `${community.name} grows by ${community.settings.joining}. I have asked the stewards; you hear from me either way.`
          : `The stewards of ${community.name} have your request. You hear from me either way.`,
      ),
    };
  };
}

export function createActions({ deps, requests }: Parts, enter: Enter): Record<string, ActionHandler> {
  const findCommunity = (act: ActionAct): Promise<Community> => requireLivingCommunity(deps, act.teamId, splitValue(act.value).communityId);

  const decide =
    (yes: boolean): ActionHandler =>
    async (act) => {
      const said = await requests.decide(await findCommunity(act), splitValue(act.value).other, yes, act.userId, act.now);
      const message = plainMessage(said);
      return act.message ? { replace: message } : { reply: message, refreshHome: true };
    };

  return {
    'admission:join': async (act) => enter(await findCommunity(act), act),
    'admission:accept': decide(true),
    'admission:decline': decide(false),
  };
}
