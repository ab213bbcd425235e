/** What a community is for, to anybody who asks; its norms, with what one says when one slipped. */
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { joinWords } from '../../community/words.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, ActionAct, Answer, CommandAct } from '../../platform/feature.ts';
import { plainSection, truncate } from '../../platform/slack/text.ts';
import { whereFor } from './rules-forms.ts';
import { said } from './views-agreement.ts';
import { drawPurposeCard } from './views-founding.ts';
import { drawNormsModal } from './views-home.ts';
import { sayModal } from './views-wizard.ts';

export function createPurpose({ deps }: { deps: Deps }) {
  async function stewardNames(community: Community, now: number): Promise<string[]> {
    const ids = await deps.roles.holders(community.teamId, community.id, 'steward', deps.calendar.today(community, now));
    const found = await deps.people.findMany(community.teamId, ids);
    return ids.flatMap((id) => found.get(id)?.name ?? []);
  }

  /** Anybody may ask: the channel's, the one that is named, her own, or the only one there is. */
  async function choose(act: CommandAct): Promise<Community> {
    const here = act.channelId && !act.text ? await deps.communities.findByChannel(act.teamId, act.channelId) : null;
    if (here && here.status !== 'ended') return here;
    const living = await deps.communities.list(act.teamId, ['active', 'paused', 'dormant']);
    const wanted = act.text.trim().toLowerCase();
    const named = wanted ? living.filter(({ name }) => name.toLowerCase().startsWith(wanted)) : living;
    if (named.length === 1 && named[0]) return named[0];
    if (living.length === 0) throw new UserError('There is no community here yet.', '`/rondo setup` begins one.');
    if (named.length === 0)
      throw new UserError(
        `No community begins with “${truncate(act.text, 60)}”.`,
        `There ${living.length === 1 ? 'is' : 'are'} ${joinWords(living.map(({ name }) => name))}.`,
      );
    const belongs = new Set(
      (await deps.members.of(act.teamId, act.userId)).filter(({ status }) => status === 'active').map(({ communityId }) => communityId),
    );
    const own = named.filter(({ id }) => belongs.has(id));
    if (own.length === 1 && own[0]) return own[0];
    throw new UserError(`There are ${joinWords(named.map(({ name }) => name))}.`, `Name one: /rondo purpose ${named[0]?.name ?? ''}`);
  }

  async function cardOf(community: Community, act: Act) {
    const next = await deps.calendar.nextSession(community.teamId, community.id, deps.calendar.today(community, act.now));
    const own = await deps.members.find(community.teamId, community.id, act.userId);
    const isIn = own?.status === 'active' || own?.status === 'paused';
    const members = await deps.members.count(community.teamId, community.id);
    return drawPurposeCard({
      community,
      stewards: await stewardNames(community, act.now),
      members,
      next: community.status === 'active' ? (next?.onDate ?? null) : null,
      mayJoin: community.status === 'active' && community.settings.joining === 'open' && !isIn,
    });
  }

  const show = async (act: CommandAct): Promise<Answer> => ({ reply: await cardOf(await choose(act), act) });

  const showFrom = async (act: ActionAct): Promise<Answer> => {
    const community = await deps.communities.find(act.teamId, act.value);
    if (!community) return { reply: said('This community is no longer here.') };
    const card = await cardOf(community, act);
    return { open: sayModal('What it is for', ...(card.blocks ?? [])) };
  };

  /** '<community>' lists them; '<community> <n>' opens what one says when the n-th slipped. */
  const norms = async (act: ActionAct): Promise<Answer> => {
    const [id = '', at = ''] = act.value.split(' ');
    const community = await deps.communities.find(act.teamId, id);
    const where = whereFor(act);
    if (!community) return { [where]: sayModal('Norms', plainSection('This community is no longer here.')) };
    return { [where]: drawNormsModal(community, at === '' ? null : Number(at)) };
  };

  return { stewardNames, show, showFrom, norms };
}

export type Purpose = ReturnType<typeof createPurpose>;
