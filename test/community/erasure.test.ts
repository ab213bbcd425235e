import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toCsv } from '../../src/community/export-files.ts';
import type { Contributions, Forgetting, StoredSection } from '../../src/community/feature.ts';
import { storedAboutFile } from '../../src/community/stored-about.ts';
import { onEveryEngine } from '../support/engines.ts';
import { at, openKernel, TEAM, type TestKernel } from './open-kernel.ts';

const BY = { userId: 'UANA', now: at('2026-11-23', '10:00') };

/** Ben has been in two communities, was asked things, has a role and changed a setting. */
async function benInTwo(t: TestKernel) {
  await t.put('UANA');
  const north = await t.found('Northwind Leads');
  const field = await t.found('Field Leads');
  for (const community of [north, field]) {
    await t.join(community, 'UBEN', { jobFunction: 'Sales', levelBand: 'first-line' });
    await t.ask(community, 'UBEN', `step in ${community.name}`);
  }
  await t.give(north, 'UBEN', 'scribe');
  await t.kernel.communities.change(north, { name: 'Northwind' }, { userId: 'UBEN', now: BY.now });
  return { north, field };
}

const forgetting = (more: Partial<Forgetting>): Forgetting => ({
  teamId: TEAM,
  userId: 'UBEN',
  communityId: null,
  choice: 'without-name',
  now: BY.now,
  ...more,
});

onEveryEngine('Erasure', (database) => {
  it('ends what she had in the community she leaves, and nothing elsewhere', async () => {
    const t = openKernel(database());
    const { north, field } = await benInTwo(t);
    const told: (string | null)[] = [];
    const features: Contributions[] = [{ name: 'a', forget: async ({ communityId }) => void told.push(communityId) }, { name: 'b' }];
    await t.kernel.erasure.forget(features, forgetting({ communityId: north.id }));
    expect(told).toEqual([north.id]);
    expect(await t.kernel.members.find(TEAM, north.id, 'UBEN')).toMatchObject({ status: 'left', jobFunction: null, levelBand: null });
    expect(await t.kernel.members.find(TEAM, field.id, 'UBEN')).toMatchObject({ status: 'active', jobFunction: 'Sales' });
    expect(await t.kernel.roles.holders(TEAM, north.id, 'scribe', '2026-11-23')).toEqual([]);
    expect((await t.kernel.attention.waiting(TEAM, 'UBEN', BY.now)).map((ask) => ask.ref)).toEqual(['step in Field Leads']);
    expect((await t.kernel.people.get(TEAM, 'UBEN')).name).toBe('Ben');
  });

  it('takes back what had not gone out yet', async () => {
    const t = openKernel(database());
    const { north } = await benInTwo(t);
    const tell = {
      teamId: TEAM,
      communityId: north.id,
      userId: 'UBEN',
      touch: 't.t',
      key: 'hello/UBEN',
      message: { text: 'Hello' },
      why: 'Why.',
    };
    await t.kernel.attention.tell({ ...tell, priority: 1, minutes: 1, expiresAt: at('2026-12-24', '10:00') }, at('2026-11-23', '20:00'));
    await t.kernel.erasure.forget([], forgetting({ communityId: north.id }));
    expect(t.posts).toEqual([]);
  });

  it('leaves nothing that names her when she wants to be forgotten', async () => {
    const t = openKernel(database());
    const { north } = await benInTwo(t);
    await t.until(at('2026-11-24', '12:00'));
    await t.kernel.erasure.forget([], forgetting({}));
    expect(await t.kernel.people.find(TEAM, 'UBEN')).toBeNull();
    const [renamed, scribe] = (await t.kernel.changes.list(TEAM, north.id, 50)).filter((line) => ['Name', 'Scribe'].includes(line.what));
    expect(renamed).toMatchObject({ userId: '', before: 'Northwind Leads', after: 'Northwind' });
    expect(scribe?.after).toBe('somebody who left, until Friday 31 December 2027');
    const stored = await t.kernel.erasure.storedAbout([], TEAM, 'UBEN');
    expect(stored).not.toContain('Ben');
    expect(stored).not.toContain('Northwind');
    expect(await t.kernel.attention.account(TEAM, 'UBEN', t.clock.now())).toMatchObject({ messages: 0 });
  });

  it('keeps her name where her texts are to keep it', async () => {
    const t = openKernel(database());
    const { north } = await benInTwo(t);
    await t.kernel.erasure.forget([], forgetting({ choice: 'with-name' }));
    expect((await t.kernel.people.get(TEAM, 'UBEN')).name).toBe('Ben');
    expect(await t.kernel.members.find(TEAM, north.id, 'UBEN')).toMatchObject({ status: 'left' });
    expect(await t.kernel.attention.waiting(TEAM, 'UBEN', BY.now)).toEqual([]);
  });

  it('puts a neutral word where a community needs somebody to have been there', async () => {
    const t = openKernel(database());
    const { north } = await benInTwo(t);
    await t.join(north, 'UANA');
    await t.kernel.erasure.forget([], forgetting({ userId: 'UANA' }));
    expect(await t.kernel.people.get(TEAM, 'UANA')).toMatchObject({ name: 'somebody who left', active: false });
  });

  it('does all of it or nothing', async () => {
    const t = openKernel(database());
    const { north } = await benInTwo(t);
    const failing: Contributions[] = [{ name: 'a', forget: async () => Promise.reject(new Error('disk full')) }];
    await expect(t.kernel.erasure.forget(failing, forgetting({}))).rejects.toThrow('disk full');
    expect(await t.kernel.members.find(TEAM, north.id, 'UBEN')).toMatchObject({ status: 'active' });
    expect((await t.kernel.people.get(TEAM, 'UBEN')).name).toBe('Ben');
  });

  it('shows everything that is stored about somebody, with its readers and its term', async () => {
    const t = openKernel(database());
    await benInTwo(t);
    await t.until(at('2026-11-24', '12:00'));
    const feature: Contributions = {
      name: 'reflections',
      storedAbout: async () => [{ title: 'Your reflections', records: [{ privacy: 'P0', text: 'First line\n# not a heading' }] }],
    };
    const file = await t.kernel.erasure.storedAbout([feature], TEAM, 'UBEN');
    const titles = file.split('\n').filter((line) => line.startsWith('#') && !line.startsWith('###'));
    expect(titles).toEqual([
      '# What is stored about Ben',
      '## You, as Slack told me',
      '## Your communities',
      '## What you said about your work',
      '## Your roles',
      '## What I asked you',
      '## When I may write to you',
      '## What I sent you in the last 90 days',
      '## Settings that you changed',
      '## Your reflections',
    ]);
    expect(file).toContain('- text:\n  > First line\n  > # not a heading\n- class: P0\n- who may see it: only you\n');
    expect(file).toContain('- who may see it: nobody singly; totals from five answers on');
  });

  it('exports what all members may see, in open formats, and nothing else', async () => {
    const t = openKernel(database());
    const { north } = await benInTwo(t);
    const settings = { ...north.settings, apart: [['UBEN', 'UCLEO'] satisfies [string, string]], formalContacts: 'HR' };
    const community = await t.kernel.communities.change(north, { settings }, BY);
    const records: StoredSection['records'] = [
      { privacy: 'P3', text: 'shown to members' },
      { privacy: 'P4', text: '=1+1' },
      { privacy: 'P0', text: 'secret 0' },
      { privacy: 'P1', text: 'secret 1' },
      { privacy: 'P2', text: 'secret 2' },
      { privacy: 'special', text: 'secret case' },
      { privacy: 'system', text: 'secret row' },
      { text: 'secret without a class' },
    ];
    const features: Contributions[] = [
      {
        name: 'prompts',
        exportOf: async () => [
          { title: 'Prompts & answers', records },
          { title: 'Prompts & answers', records: [] },
        ],
      },
    ];
    const files = await t.kernel.erasure.exportCommunity(features, community);
    expect(files.map((file) => file.path)).toEqual([
      'community.md',
      'settings.json',
      'sessions.csv',
      'changes.csv',
      ...['md', 'csv', 'json'].map((ending) => `prompts/prompts-answers.${ending}`),
      ...['md', 'csv', 'json'].map((ending) => `prompts/prompts-answers-1.${ending}`),
    ]);
    const whole = files.map((file) => file.content).join('\n');
    expect(whole).toContain('shown to members');
    expect(whole).not.toContain('secret');
    expect(whole).not.toContain('UCLEO');
    expect(files.find((file) => file.path === 'prompts/prompts-answers.csv')?.content).toBe(
      "privacy,text\r\nP3,shown to members\r\nP4,'=1+1\r\n",
    );
    expect(files.find((file) => file.path === 'settings.json')?.content).toContain('"formalContacts": "HR"');
    expect(files[0]?.content).toContain('---\ncommunity: "Northwind"\nstatus: "active"');
  });
});

it('writes CSV that can be read back, whatever was typed', () => {
  const readBack = (csv: string): string[][] => {
    const rows: string[][] = [[]];
    for (const [, quoted, bare = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)) {
      rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
      if (end !== ',') rows.push([]);
    }
    return rows.slice(0, -1);
  };
  fc.assert(
    fc.property(fc.array(fc.record({ a: fc.string(), b: fc.string() }), { minLength: 1 }), (records) => {
      const guarded = (text: string): string => (/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text);
      expect(readBack(toCsv(records))).toEqual([['a', 'b'], ...records.map(({ a, b }) => [guarded(a), guarded(b)])]);
    }),
  );
});

it('says so when nothing is stored', () => {
  expect(storedAboutFile('Ben', [{ title: 'Empty', records: [] }])).toMatch(/Nothing is stored about you\.\n$/u);
});
