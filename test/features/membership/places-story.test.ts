import { afterEach, describe, expect, it } from '@jest/globals';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
afterEach(() => world.close());

const open = async (options: Parameters<typeof openWorld>[0] = {}): Promise<World> => {
  world = await openWorld(options);
  return world;
};
const communityId = (): string => world.community?.id ?? '';
const member = (userId: string) => world.app.kernel.members.find(TEAM, communityId(), userId);
const silencedBy = async (): Promise<string | null> => (await world.app.kernel.communities.get(TEAM, communityId())).silencedBy;

/** As Slack would send it, in the transaction the edge opens. */
async function slackSays(event: Record<string, unknown>): Promise<void> {
  const { app, clock } = world;
  await app.db.transaction(async () => {
    for (const handle of app.registry.events.get(String(event.type)) ?? []) await handle({ teamId: TEAM, now: clock.now(), event });
  });
}

describe('somebody leaves the channel', () => {
  it('and is asked once; tidying up changes nothing', async () => {
    await open();
    await world.gus.leaves(CHANNEL);
    await world.passes('1 hour');
    world.gus.sees('Did you mean to leave the community, or were you tidying up?');
    await world.gus.presses('I was tidying up');
    world.gus.sees('✓ You stay in Leading Northwind as before.');
    await world.passes('2 weeks');
    expect(await member('U0GUS')).toMatchObject({ status: 'active', level: 'member' });
  });

  it('and says nothing for five working days: she reads along', async () => {
    await open();
    await world.gus.leaves(CHANNEL);
    await world.until('2026-11-09', '12:00');
    expect(await member('U0GUS')).toMatchObject({ level: 'member' });
    await world.until('2026-11-09', '18:00');
    expect(await member('U0GUS')).toMatchObject({ status: 'active', level: 'reader' });
    expect(world.gus.messages().filter((message) => message.text.includes('tidying up?'))).toHaveLength(1);
  });

  it('and comes back: the question is void', async () => {
    await open();
    await world.gus.leaves(CHANNEL);
    await world.passes('1 hour');
    await slackSays({ type: 'member_joined_channel', user: 'U0GUS', channel: CHANNEL });
    await world.until('2026-11-10', '12:00');
    expect(await member('U0GUS')).toMatchObject({ level: 'member' });
  });
});

describe('somebody comes into the channel', () => {
  it('brought by a member, and is invited in that name', async () => {
    await open({ newcomer: false });
    await slackSays({ type: 'member_joined_channel', user: 'U0IDA', channel: CHANNEL, inviter: 'U0BEN' });
    await world.passes('5 minutes');
    world.ida.sees('Hello Ida, Ben invites you to Leading Northwind.');
    expect(await member('U0IDA')).toMatchObject({ status: 'invited' });
  });

  it('alone, and is asked, not enrolled; her yes goes to the stewards', async () => {
    await open({ newcomer: false });
    await slackSays({ type: 'member_joined_channel', user: 'U0IDA', channel: CHANNEL });
    await slackSays({ type: 'member_joined_channel', user: 'U0IDA', channel: CHANNEL });
    await world.passes('5 minutes');
    expect(await member('U0IDA')).toBeNull();
    expect(world.ida.messages().filter((message) => message.text.includes('you are in the channel of Leading Northwind'))).toHaveLength(1);
    await world.ida.presses('Tell us');
    world.ida.sees('I have asked the stewards; you hear from me either way.');
    expect(await member('U0IDA')).toMatchObject({ status: 'requested' });
  });

  it('from another organisation or another channel, and nothing is asked', async () => {
    await open({ newcomer: false });
    const { people } = world.app.kernel;
    await people.put({ ...(await people.get(TEAM, 'U0IDA')), kind: 'stranger' }, world.clock.now());
    await slackSays({ type: 'member_joined_channel', user: 'U0IDA', channel: CHANNEL });
    await slackSays({ type: 'member_joined_channel', user: 'U0LEA', channel: 'C0ELSEWHERE' });
    await world.passes('1 day');
    expect([world.ida.messages(), world.lea.messages()].flat().filter((message) => message.text.includes('Northwind'))).toEqual([]);
  });
});

describe('what Slack says about people', () => {
  it('somebody deactivated is out at once, her role is free, her texts are as they were', async () => {
    await open();
    await slackSays({
      type: 'user_change',
      user: { id: 'U0BEN', team_id: TEAM, deleted: true, tz: 'Europe/London', profile: { display_name: 'Ben' } },
    });
    expect(await member('U0BEN')).toMatchObject({ status: 'left' });
    await world.until('2026-11-09', '12:00');
    world.ana.sees('Free: steward, since Ben left.');
    const upcoming = await world.app.kernel.agenda.upcoming({ teamId: TEAM, userId: 'U0BEN' });
    expect(upcoming.filter((row) => row.surface !== 'state')).toEqual([]);
  });

  it('a new zone moves what is planned for her', async () => {
    await open({ newcomer: false });
    await world.ana.types('/rondo invite <@U0IDA|Ida>', { channel: CHANNEL });
    await world.passes('5 minutes');
    await world.ida.presses('Just reading for now');
    const dueAt = async () =>
      (await world.app.kernel.agenda.upcoming({ teamId: TEAM, userId: 'U0IDA' })).find((row) => row.touch === 'buddies.introduction')
        ?.dueAt ?? 0;
    const before = await dueAt();
    await slackSays({
      type: 'user_change',
      user: { id: 'U0IDA', team_id: TEAM, tz: 'America/New_York', profile: { display_name: 'Ida' } },
    });
    expect((await dueAt()) - before).toBe(5 * 3_600_000);
  });

  it('nothing is kept about people nobody here knows, nor read from a payload that makes no sense', async () => {
    await open();
    await slackSays({ type: 'member_joined_channel', user: 7, channel: null });
    await slackSays({ type: 'channel_archive' });
    await slackSays({ type: 'channel_id_changed', old_channel_id: CHANNEL });
    expect(await silencedBy()).toBeNull();
  });
});

describe('what Slack says about the channel', () => {
  it.each([
    ['channel_archive', 'archived', 'was archived, so I am silent there. Unarchive it, and I go on', 'channel_unarchive'],
    ['group_archive', 'archived', 'was archived, so I am silent there.', 'group_unarchive'],
    ['group_left', 'removed', 'no longer has me in it, so I am silent there. Invite me again there, and I go on', null],
    ['channel_deleted', 'deleted', 'was deleted, so I am silent there. Choose another channel', null],
  ])('%s: the stewards are told once how to mend it', async (type, silence, words, mend) => {
    await open();
    await slackSays({ type, channel: CHANNEL, user: 'U0ANA' });
    await slackSays({ type, channel: CHANNEL, user: 'U0ANA' });
    expect(await silencedBy()).toBe(silence);
    await world.passes('1 hour');
    expect(world.ben.messages().filter((message) => message.text.includes(words))).toHaveLength(1);
    if (!mend) return;
    await slackSays({ type: mend, channel: CHANNEL, user: 'U0ANA' });
    expect(await silencedBy()).toBeNull();
  });

  it('the bot is taken out and comes back', async () => {
    await open();
    const bot = (await world.app.kernel.botUserId(TEAM)) ?? '';
    await slackSays({ type: 'member_left_channel', user: bot, channel: CHANNEL });
    expect(await silencedBy()).toBe('removed');
    await slackSays({ type: 'member_joined_channel', user: bot, channel: CHANNEL });
    expect(await silencedBy()).toBeNull();
  });

  it('unarchiving does not help when the bot was taken out', async () => {
    await open();
    await slackSays({ type: 'group_left', channel: CHANNEL });
    await slackSays({ type: 'channel_unarchive', channel: CHANNEL });
    expect(await silencedBy()).toBe('removed');
  });

  it('another id is followed', async () => {
    await open();
    await slackSays({ type: 'channel_id_changed', old_channel_id: CHANNEL, new_channel_id: 'C0NEW' });
    expect((await world.app.kernel.communities.get(TEAM, communityId())).channelId).toBe('C0NEW');
  });
});
