/** Settings of a living community: read by members, changed by stewards, with the calendar computed again and a log. */
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, ActionAct, Answer, CommandAct, SubmissionAct, Values } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { plainSection } from '../../platform/slack/text.ts';
import { checkPart } from './rules-checks.ts';
import { emptyPlan, isPart, type Part, type Shape } from './rules-draft.ts';
import { formOf, textIn, whereFor } from './rules-forms.ts';
import { movedWords } from './rules-moved.ts';
import { FRAMINGS } from './rules-north-star.ts';
import { drawEdit, drawSettings, readEdit } from './views-settings.ts';
import { sayModal } from './views-wizard.ts';

const LOG_LINES = 60;
/** Changes under way to the agreement are not history: what counts begins with it. */
const BEFORE_IT_BEGAN = 'set-up';

export function createSettingsService({ deps }: { deps: Deps }) {
  const starters = deps.library.norms;

  const shapeOf = ({ name, zone, settings, announcementChannelId }: Community): Shape => ({
    name,
    zone,
    settings,
    announcementChannelId,
    plan: emptyPlan(),
  });

  const isSteward = async (community: Community, userId: string, now: number): Promise<boolean> => {
    try {
      await deps.roles.requireSteward(community, userId, now);
      return true;
    } catch (error) {
      if (error instanceof UserError) return false;
      throw error;
    }
  };

  async function requireReader(community: Community, act: Act): Promise<boolean> {
    const steward = await isSteward(community, act.userId, act.now);
    const member = await deps.members.find(act.teamId, community.id, act.userId);
    if (steward || member?.status === 'active' || member?.status === 'paused') return steward;
    throw new UserError(`Members of ${community.name} read its settings.`, '`/rondo purpose` shows what it is for and how one joins.');
  }

  async function show(community: Community, act: Act, note: readonly string[] = []): Promise<Modal> {
    const { teamId, id } = community;
    const steward = await requireReader(community, act);
    const roles = await deps.roles.list(teamId, id, deps.calendar.today(community, act.now));
    const changes = (await deps.changes.list(teamId, id, LOG_LINES)).filter(({ why }) => why !== BEFORE_IT_BEGAN);
    const names = await deps.people.findMany(teamId, [...new Set([...roles, ...changes].map(({ userId }) => userId).filter(Boolean))]);
    const nameOf = (userId: string): string => names.get(userId)?.name ?? 'somebody who left';
    return drawSettings({
      community,
      roles: roles.map((role) => ({ ...role, name: nameOf(role.userId) })),
      changes: changes.map((change) => ({ ...change, name: nameOf(change.userId) })),
      steward,
      zone: (await deps.people.find(teamId, act.userId))?.zone ?? community.zone,
      note,
    });
  }

  async function open(act: CommandAct): Promise<Answer> {
    const { community } = await deps.communities.forAct(act, act.text ? { name: act.text } : {});
    return { open: await show(community, act) };
  }

  /** From a button: an id, or none where only one community can be meant. */
  async function openFrom(act: ActionAct): Promise<Answer> {
    const known = act.value ? await deps.communities.find(act.teamId, act.value) : null;
    const community = known ?? (await deps.communities.forAct(act)).community;
    return { [whereFor(act)]: await show(community, act) };
  }

  async function draw(
    community: Community,
    part: Part,
    given: { values?: Values; note?: string; fresh?: number; shape?: Shape } = {},
  ): Promise<Modal> {
    const shape = given.shape ?? shapeOf(community);
    const form = { part, fresh: given.fresh ?? 0, values: given.values ?? formOf(part, shape, starters) };
    return drawEdit({ community, shape, form, starters, note: given.note });
  }

  async function change(act: ActionAct): Promise<Answer> {
    const [id = '', part = ''] = act.value.split(' ');
    const community = await deps.communities.find(act.teamId, id);
    const where = whereFor(act);
    if (!community || community.status === 'ended' || !isPart(part)) return { [where]: goneSettings };
    await deps.roles.requireSteward(community, act.userId, act.now);
    return { [where]: await draw(community, part) };
  }

  async function save(act: SubmissionAct): Promise<Answer> {
    const edit = readEdit(act.metadata);
    const community = edit ? await deps.communities.find(act.teamId, edit.community) : null;
    if (!edit || !community || community.status === 'ended') return { update: goneSettings };
    await deps.roles.requireSteward(community, act.userId, act.now);
    const before = shapeOf(community);
    const checked = checkPart(edit.part, act.values, before, {
      authorId: act.userId,
      people: await deps.people.findMany(
        act.teamId,
        Object.values(act.values).flatMap((value) => value ?? []),
      ),
      today: deps.calendar.today(community, act.now),
      starters,
      takenChannels: new Map(),
      editing: true,
    });
    if ('errors' in checked) return { errors: checked.errors };
    const { name, zone, settings, announcementChannelId } = checked.shape;
    const why = textIn(act.values, 'why').trim();
    const after = await deps.communities.change(
      community,
      { name, zone, settings, announcementChannelId },
      { userId: act.userId, now: act.now, ...(why ? { why } : {}) },
    );
    const moved = isCalendar(before, checked.shape) ? await planAgain(after, act.now) : [];
    const unchanged = JSON.stringify(before) === JSON.stringify(checked.shape);
    const note = unchanged ? ['Nothing was changed.'] : ['✓ Saved.', ...moved, ...checked.hints.map((hint) => `▸ ${hint}`)];
    return { update: await show(after, act, note), refreshHome: true };
  }

  const isCalendar = (before: Shape, after: Shape): boolean =>
    JSON.stringify([before.settings.rhythm, before.settings.holidays, before.zone]) !==
    JSON.stringify([after.settings.rhythm, after.settings.holidays, after.zone]);

  /** Computes the unfired part of the plan again, and says what moved. */
  async function planAgain(community: Community, now: number): Promise<string[]> {
    const sessions = await deps.calendar.layOut(community, now);
    const moved = await deps.agenda.replan(community, now);
    const seen = moved.filter(({ touch }) => deps.touch(touch).surface !== 'state');
    const words = movedWords(sessions, seen);
    return words.length > 0 ? words : ['Nothing in the calendar moved.'];
  }

  /** The same form with what depends on its fields; null when the modal is no settings form. */
  async function redraw(act: ActionAct): Promise<Answer | null> {
    const edit = act.modal ? readEdit(act.modal.metadata) : null;
    if (!act.modal || !edit) return null;
    const community = await deps.communities.find(act.teamId, edit.community);
    if (!community) return { update: goneSettings };
    return { update: await draw(community, edit.part, { values: act.modal.values, fresh: edit.fresh }) };
  }

  async function suggest(act: ActionAct): Promise<Answer | null> {
    const edit = act.modal ? readEdit(act.modal.metadata) : null;
    if (!act.modal || !edit) return null;
    const community = await deps.communities.find(act.teamId, edit.community);
    const suggestion = community ? FRAMINGS[community.settings.northStar.kind].suggestions[Number(act.value)] : undefined;
    if (!community || !suggestion) return { update: goneSettings };
    return { update: await draw(community, edit.part, { values: { ...act.modal.values, ...suggestion }, fresh: edit.fresh + 1 }) };
  }

  return { open, openFrom, change, save, redraw, suggest, show, isSteward, planAgain };
}

export type SettingsService = ReturnType<typeof createSettingsService>;

const goneSettings = sayModal(
  'No longer here',
  plainSection('This community has ended, or its settings moved on. /rondo settings shows what there is.'),
);
