/** An item on the shelf, an experiment that borrows it, and buttons in somebody's messages, for stories about both. */
import type { Ask } from '../../../src/community/ask.ts';
import type { Experiment } from '../../../src/community/experiment.ts';
import type { Viewer } from '../../../src/community/feature.ts';
import { getViewer } from '../../../src/community/find-viewer.ts';
import type { Item } from '../../../src/community/item.ts';
import type { SubmissionAct, Values } from '../../../src/platform/feature.ts';
import { actions, button } from '../../../src/platform/slack/text.ts';
import type { Person } from '../../../src/sandbox/person.ts';
import { TEAM, type World } from '../../support/world.ts';

export function createShelf(world: World) {
  const { kernel } = world.app;
  const communityId = world.community?.id ?? '';

  return {
    /** Ana's card, looked after by Ben, read by a second member. */
    async card(id: string, change: Partial<Item> = {}): Promise<Item> {
      const now = world.clock.now();
      const item: Item = {
        ...{ teamId: TEAM, id, communityId, kind: 'card', formId: 'at-card', state: 'shared', privacy: 'P3', title: 'Ask first' },
        parts: {
          use_when: 'people bring you problems',
          how: '1. Listen.',
          why: 'We believe they own it.',
          conditions: 'Team of eight',
          limits: 'Not in an incident',
        },
        ...{ topicClass: 'people', subTags: [], authorId: 'U0ANA', stewardId: 'U0BEN', credit: null, version: 1, reviewOn: '2027-05-02' },
        ...{ createdAt: now, changedAt: now, sharedAt: now, usedAt: null },
        ...change,
      };
      await kernel.shelf.add(item, { userId: item.authorId, now, what: '' });
      return item;
    },
    get: async (id: string): Promise<Item> => (await kernel.shelf.find(TEAM, id)) ?? fail(id),

    async borrow(id: string, sourceId: string, ownerId: string, fields: Record<string, string> = {}): Promise<Experiment> {
      const now = world.clock.now();
      const experiment: Experiment = {
        ...{ teamId: TEAM, id, communityId, ownerId, state: 'designed', title: 'Ask first, in writing', templateId: 'xt-borrow', fields },
        ...{ visibility: 'title', buddyId: null, partnerId: null, partnerAgreed: false, sourceId, findings: {}, round: 1, beforeId: null },
        ...{ startOn: '2026-11-02', days: 21, sinceOn: null, extended: false, misses: 0, verdict: null, createdAt: now, startedAt: null },
        ...{ resultAt: null, decidedAt: null, sharedAt: null, changedAt: now },
      };
      await kernel.experiments.add(experiment, ownerId);
      return experiment;
    },

    async presses(person: Person, label: string, actionId: string, value: string): Promise<void> {
      const key = `test/${label}/${value}/${world.clock.now()}`;
      const message = { text: label, blocks: [actions(button(label, actionId, { value }))] };
      await kernel.outbox.post({ teamId: TEAM, key, touch: 'reuses.proven', whenUnsure: 'resend', channel: person.userId, message });
      await world.passes('1 minute');
      await person.presses(label);
    },

    async waiting(userId: string, kind: string): Promise<Ask | undefined> {
      return (await kernel.attention.waiting(TEAM, userId, world.clock.now())).find((ask) => ask.kind === kind);
    },
    line: (ask: Ask | undefined) => (ask ? kernel.askKind(ask.kind).line(ask) : null),
    answer: (ask: Ask | undefined, values: Values) => {
      if (!ask) throw new Error('no ask');
      const act: SubmissionAct = {
        ...{ teamId: TEAM, userId: ask.userId, now: world.clock.now(), channelId: null },
        ...{ id: 'V', callbackId: '', metadata: '', values },
      };
      return world.app.db.transaction(async () => kernel.askKind(ask.kind).answer(ask, values, act));
    },

    viewer: (userId: string): Promise<Viewer> => getViewer(kernel, TEAM, userId, world.clock.now()),
    feature: (name: string) => world.app.contributions.find((each) => each.name === name) ?? fail(name),
  };
}

const fail = (what: string): never => {
  throw new Error(`no ${what}`);
};
