/** The optional user group that always holds the next facilitator and her second. Slack may refuse; nothing depends on it. */
import { z } from 'zod';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import type { NotSent, Sent } from '../../platform/delivery/outbox.ts';
import { goesRound } from './rules-asking.ts';
import type { Store } from './store.ts';

export const GROUP = 'facilitation.group';
export const HANDLE = 'facilitation.handle';

/** Refusals that mean: not here, not with this plan, not these people. (Slack docs: usergroups.users.update) */
const HARMLESS = [
  ...['missing_scope', 'paid_teams_only', 'plan_upgrade_required', 'permission_denied', 'no_such_subteam', 'user_is_restricted'],
  ...['invalid_users', 'no_users_provided', 'failed_for_some_users', 'subteam_max_users_exceeded', 'not_allowed_token_type'],
  ...['user_is_bot', 'user_is_ultra_restricted', 'restricted_action', 'org_level_email_domain_restriction_error'],
];

const answerSchema = z.object({ ok: z.boolean().default(true), error: z.string().default('') });
const listSchema = z.object({ usergroups: z.array(z.object({ id: z.string(), handle: z.string() })).default([]) });

const GROUP_ID = /^S[A-Z0-9]{4,}$/;
const MENTION = /^<!subteam\^(S[A-Z0-9]+)(?:\|[^>]*)?>$/;

/** An id as it stands, or a handle to look for; null when it can be neither. */
export function readGroup(typed: string): { id: string } | { handle: string } | null {
  const text = typed.trim();
  const mentioned = MENTION.exec(text)?.[1];
  if (mentioned || GROUP_ID.test(text)) return { id: mentioned ?? text };
  const handle = text.replace(/^@/, '').toLowerCase();
  return /^[a-z0-9._-]{1,60}$/.test(handle) ? { handle } : null;
}

export function createGroup({ deps, store }: { deps: Deps; store: Store }) {
  const { calendar, communities, outbox, people } = deps;

  /** The group holds one person at least: between two sessions it stays as it was. */
  async function keep(community: Community, now: number): Promise<void> {
    const { teamId, id, settings } = community;
    const groupId = settings.facilitatorGroup;
    if (groupId === null) return;
    const today = calendar.today(community, now);
    const sessions = await calendar.sessions(teamId, id);
    const next = sessions.find((one) => goesRound(one) && one.status === 'planned' && one.onDate >= today && one.facilitatorId !== null);
    const wanted = [next?.facilitatorId, next?.secondId].flatMap((userId) => userId ?? []);
    const known = await people.findMany(teamId, wanted);
    const users = wanted.filter((userId) => known.get(userId)?.kind === 'person');
    if (users.length === 0) return;
    await outbox.call({
      ...{ teamId, key: `${GROUP}/${id}/${groupId}/${users.join('+')}/${now}`, touch: GROUP, whenUnsure: 'resend' },
      ...{ method: 'usergroups.users.update', args: { usergroup: groupId, users: users.join(',') }, doneOn: HARMLESS },
      ...{ about: { kind: GROUP, id: `${id}|${groupId}` }, expiresAt: now + 7 * DAY },
    });
  }

  async function choose(community: Community, groupId: string | null, by: { userId: string; now: number }): Promise<void> {
    const settings = { ...community.settings, facilitatorGroup: groupId };
    await store.clearRefusals(community.teamId, community.id);
    await keep(await communities.change(community, { settings }, by), by.now);
  }

  const lookFor = (community: Community, handle: string, by: { userId: string; now: number }): Promise<void> =>
    outbox.call({
      ...{ teamId: community.teamId, key: `${HANDLE}/${community.id}/${by.now}`, touch: HANDLE, whenUnsure: 'resend' },
      ...{ method: 'usergroups.list', args: { include_disabled: false }, doneOn: HARMLESS, expiresAt: by.now + DAY },
      about: { kind: HANDLE, id: `${community.id}|${handle}|${by.userId}` },
    });

  const refuse = (teamId: string, about: string, error: string, at: number): Promise<void> => {
    const [communityId = '', groupId = ''] = about.split('|');
    return store.addRefusal({ teamId, communityId, groupId, error, at });
  };

  async function answered({ teamId, about, response, now }: Sent): Promise<void> {
    const answer = answerSchema.parse(response);
    if (about && !answer.ok) await refuse(teamId, about.id, answer.error, now);
  }

  async function listed({ teamId, about, response, now }: Sent): Promise<void> {
    const [communityId = '', handle = '', userId = ''] = about?.id.split('|') ?? [];
    const answer = answerSchema.parse(response);
    const found = listSchema.parse(response).usergroups.find((group) => group.handle === handle);
    const community = await communities.find(teamId, communityId);
    if (!community) return;
    if (found) await choose(community, found.id, { userId, now });
    else await refuse(teamId, about?.id ?? '', answer.ok ? 'no_such_subteam' : answer.error, now);
  }

  const notSent = async ({ teamId, about, error, now }: NotSent): Promise<void> => {
    if (about) await refuse(teamId, about.id, error, now);
  };

  /** Told in one digest, and not again. */
  async function findRefusal(community: Community, now: number): Promise<string | null> {
    const row = await store.latestRefusal(community.teamId, community.id);
    return row && row.at > now - 7 * DAY ? row.error : null;
  }

  return {
    keep,
    choose,
    lookFor,
    findRefusal,
    sent: { [GROUP]: answered, [HANDLE]: listed },
    notSent: { [GROUP]: notSent, [HANDLE]: notSent },
  };
}

export type Group = ReturnType<typeof createGroup>;
