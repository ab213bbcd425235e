/** A community pauses, rests, wakes or ends, at a steward's word; and takes what it wrote along. */
import type { Deps } from '../../community/kernel.ts';
import type { Community, CommunityStatus } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, ActionAct, Answer, CommandAct, SubmissionAct } from '../../platform/feature.ts';
import { plainSection } from '../../platform/slack/text.ts';
import { textIn, whereFor } from './rules-forms.ts';
import type { SettingsService } from './service-settings.ts';
import { said } from './views-agreement.ts';
import { drawLife, drawLifePost, drawLived, isVerb, type Verb } from './views-life.ts';
import { sayModal } from './views-wizard.ts';

/** Gives a steward everything the community may export, as a file in her direct messages. */
export type ExportCommunity = (community: Community, userId: string, now: number) => Promise<void>;

const FROM: Record<Verb, readonly CommunityStatus[]> = {
  pause: ['active'],
  dormant: ['active', 'paused'],
  wake: ['paused', 'dormant'],
  end: ['active', 'paused', 'dormant'],
};
const TO: Record<Verb, CommunityStatus> = { pause: 'paused', dormant: 'dormant', wake: 'active', end: 'ended' };

const ALREADY: Record<CommunityStatus, string> = {
  draft: 'is still being set up: /rondo setup goes on with it',
  proposed: 'waits for its second steward',
  active: 'is running',
  paused: 'is paused already',
  dormant: 'rests already',
  ended: 'has ended',
};

export interface LifeParts {
  deps: Deps;
  settings: SettingsService;
  exportCommunity: ExportCommunity;
}

export function createLife({ deps, settings, exportCommunity }: LifeParts) {
  async function ask(community: Community, verb: Verb, act: Act): Promise<ReturnType<typeof drawLife>> {
    await deps.roles.requireSteward(community, act.userId, act.now);
    if (!FROM[verb].includes(community.status)) throw new UserError(`${community.name} ${ALREADY[community.status]}.`);
    return drawLife(community, verb);
  }

  const command =
    (verb: Verb) =>
    async (act: CommandAct): Promise<Answer> => {
      const { community } = await deps.communities.forAct(act, { asSteward: true, ...(act.text ? { name: act.text } : {}) });
      return { open: await ask(community, verb, act) };
    };

  async function press(act: ActionAct): Promise<Answer> {
    const [id = '', verb = ''] = act.value.split(' ');
    const community = await deps.communities.find(act.teamId, id);
    const where = whereFor(act);
    if (!community || !isVerb(verb)) return { [where]: sayModal('No longer here', plainSection('This community is no longer here.')) };
    return { [where]: await ask(community, verb, act) };
  }

  async function live(act: SubmissionAct): Promise<Answer> {
    const [id = '', verb = ''] = act.metadata.split(' ');
    const community = await deps.communities.find(act.teamId, id);
    if (!community || !isVerb(verb)) return { update: sayModal('No longer here', plainSection('This community is no longer here.')) };
    await deps.roles.requireSteward(community, act.userId, act.now);
    if (!FROM[verb].includes(community.status))
      return { update: sayModal('Already so', plainSection(`${community.name} ${ALREADY[community.status]}.`)) };
    const words = textIn(act.values, 'words').trim();
    const after = await deps.communities.change(
      community,
      { status: TO[verb] },
      { userId: act.userId, now: act.now, ...(words ? { why: words.slice(0, 200) } : {}) },
    );
    const moved = verb === 'wake' ? await settings.planAgain(after, act.now) : [];
    if (verb !== 'wake') await deps.agenda.replan(after, act.now);
    await post(after, verb, act, words);
    return { update: drawLived(after, verb, moved), refreshHome: true };
  }

  /** What a person has just decided is said at once, whatever the week's budget of posts: it is the last or the first for a while. */
  async function post(community: Community, verb: Verb, act: SubmissionAct, words: string): Promise<void> {
    if (!community.channelId || community.silencedBy) return;
    const by = (await deps.people.find(act.teamId, act.userId))?.name ?? 'a steward';
    await deps.outbox.post({
      teamId: act.teamId,
      key: `set-up.life/${community.id}/${deps.newId()}`,
      touch: 'set-up.life',
      whenUnsure: 'hold',
      channel: community.channelId,
      message: drawLifePost(community, verb, by, words),
    });
  }

  async function hand(act: ActionAct): Promise<Answer> {
    const community = await deps.communities.find(act.teamId, act.value);
    if (!community) return { reply: said('This community is no longer here.') };
    await deps.roles.requireSteward(community, act.userId, act.now);
    await exportCommunity(community, act.userId, act.now);
    const text = `The export of ${community.name} follows in our direct messages. It holds what members released, never what is private to somebody.`;
    return whereFor(act) === 'update' ? { update: sayModal('On its way', plainSection(text)) } : { reply: said(text) };
  }

  return { command, press, live, hand };
}

export type Life = ReturnType<typeof createLife>;
