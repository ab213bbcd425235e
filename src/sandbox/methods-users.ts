/** users.* and dnd.*: who is who, in which zone, and when not to disturb. */
import { DAY, HOUR } from '../platform/clock.ts';
import { ApiError } from './api-error.ts';
import { type Json, toFlag, toText, toTexts } from './json.ts';
import { limits } from './limits.ts';
import { type Call, granted, knownUser, type Method, page } from './method.ts';
import { listChannels } from './methods-conversations.ts';
import type { User } from './state.ts';

/** Formats are dear to make and cheap to keep. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(tz: string, style: 'longOffset' | 'long'): Intl.DateTimeFormat {
  const key = `${style} ${tz}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en', { timeZone: tz, timeZoneName: style });
  formats.set(key, format);
  return format;
}

/** Seconds east of Greenwich at that instant, and the zone's name, as Node knows it. */
function offsetOf(tz: string, instant: number): { seconds: number; label: string } {
  const name = (style: 'longOffset' | 'long'): string =>
    formatOf(tz, style)
      .formatToParts(instant)
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(name('longOffset')) ?? [];
  const seconds = hours === undefined ? 0 : (Number(hours) * 3600 + Number(minutes) * 60) * (sign === '-' ? -1 : 1);
  return { seconds, label: name('long') };
}

export function toUserJson(call: Pick<Call, 'workspace' | 'install'>, user: User, withLocale = false): Json {
  const { seconds, label } = offsetOf(user.tz, call.workspace.clock.now());
  return {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    deleted: user.deleted,
    real_name: user.realName,
    ...(user.deleted ? {} : { tz: user.tz, tz_label: label, tz_offset: seconds }),
    profile: {
      title: user.title,
      real_name: user.realName,
      real_name_normalized: user.realName,
      display_name: user.name,
      display_name_normalized: user.name,
      team: user.teamId,
      image_48: '',
      ...(granted(call, 'users:read.email') ? { email: user.email } : {}),
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.guest !== null,
    is_ultra_restricted: user.guest === 'single',
    is_bot: user.bot,
    is_app_user: false,
    is_stranger: user.stranger,
    updated: Math.floor(user.updated / 1000),
    ...(withLocale && !user.stranger ? { locale: user.locale } : {}),
  };
}

/** The next or present quiet interval in UNIX seconds; all zero when the person has none. */
function quietOf(user: User, now: number): Json {
  if (user.dnd === null) return { dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1, snooze_enabled: false };
  let { start, end } = user.dnd;
  if (start <= 24 && end <= 24) {
    const local = now + offsetOf(user.tz, now).seconds * 1000;
    const midnight = local - (local % DAY);
    const length = ((end - start + 24) % 24) * HOUR;
    let begins = midnight - DAY + start * HOUR;
    while (begins + length <= local) begins += DAY;
    start = (begins - local + now) / 1000;
    end = start + length / 1000;
  }
  return { dnd_enabled: true, next_dnd_start_ts: Math.floor(start), next_dnd_end_ts: Math.floor(end), snooze_enabled: false };
}

const inTeam = ({ workspace, install }: Call): User[] => [...workspace.users.values()].filter(({ teamId }) => teamId === install.teamId);

const list: Method = (call) => {
  const { items, response_metadata } = page(call.args, inTeam(call), 200);
  const withLocale = toFlag(call.args.include_locale);
  return {
    members: items.map((user) => toUserJson(call, user, withLocale)),
    cache_ts: Math.floor(call.workspace.clock.now() / 1000),
    response_metadata,
  };
};

const lookupByEmail: Method = (call) => {
  const email = toText(call.args.email).toLowerCase();
  const user = inTeam(call).find((one) => one.email.toLowerCase() === email && !one.deleted);
  if (user === undefined) throw new ApiError('users_not_found');
  return { user: toUserJson(call, user) };
};

const conversations: Method = (call) => {
  const asked = toText(call.args.user);
  const user = asked === '' ? call.install.botUserId : knownUser(call, asked).id;
  return listChannels(call, (channel) => channel.members.has(user));
};

const dndTeam: Method = (call) => {
  const ids = toTexts(call.args.users);
  if (ids.length === 0) throw new ApiError('no_users_provided');
  if (ids.length > limits.misc['dnd.teamInfo.users']) throw new ApiError('too_many_users');
  const now = call.workspace.clock.now();
  return {
    users: Object.fromEntries(ids.flatMap((id) => (call.workspace.users.has(id) ? [[id, quietOf(knownUser(call, id), now)]] : []))),
  };
};

const askedUser = (call: Call): User => knownUser(call, toText(call.args.user) || call.install.botUserId);

export const userMethods: Record<string, Method> = {
  'users.info': (call) => ({ user: toUserJson(call, askedUser(call), toFlag(call.args.include_locale)) }),
  'users.list': list,
  'users.lookupByEmail': lookupByEmail,
  'users.conversations': conversations,
  'users.getPresence': (call) => ({ presence: askedUser(call).deleted ? 'away' : 'active' }),
  'users.profile.get': (call) => ({ profile: toUserJson(call, askedUser(call)).profile }),
  'dnd.info': (call) => quietOf(askedUser(call), call.workspace.clock.now()),
  'dnd.teamInfo': dndTeam,
};
