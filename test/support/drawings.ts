/** What every capability's drawings must keep, with ordinary words and with the longest and most hostile ones. */
import { describe, expect, it } from '@jest/globals';
import type { Community, Member } from '../../src/community/records.ts';
import { defaultSettings, settingsSchema } from '../../src/community/settings.ts';
import type { Block, Message, Modal } from '../../src/platform/slack/message.ts';
import { validateBlocks } from '../../src/sandbox/validate-blocks.ts';
import { validateView } from '../../src/sandbox/validate-view.ts';

const HOSTILE = '<!channel> <@U1> *bold* & `code` שלום 🎉 ';
const LONG = HOSTILE.repeat(90);

export const communityNamed = (name: string, long: boolean): Community => ({
  id: '01M6DQS9M0CQPW7VXM75YQS4GY',
  teamId: 'T1',
  name,
  status: 'active',
  channelId: 'C1',
  announcementChannelId: null,
  zone: 'Europe/London',
  settings: long
    ? settingsSchema.parse({
        northStar: { problem: HOSTILE.repeat(4).slice(0, 200) },
        functions: Array.from({ length: 120 }, (_, n) => `${n} ${HOSTILE}`.slice(0, 60)),
        levelBands: [HOSTILE.slice(0, 60)],
      })
    : defaultSettings(),
  createdAt: 0,
  createdBy: 'U1',
  silencedBy: null,
});

export const member: Member = {
  teamId: 'T1',
  communityId: 'c',
  userId: 'U1',
  status: 'active',
  level: 'member',
  joinedOn: '2026-11-02',
  pausedUntil: null,
  jobFunction: 'Sales',
  levelBand: null,
};
export interface Words {
  name: string;
  text: string;
  long: boolean;
}

const CALM: Words = { name: 'Ida', text: 'listening', long: false };
const WILD: Words = { name: LONG.slice(0, 200), text: LONG, long: true };

export interface Drawings {
  messages?: [string, Message][];
  modals?: [string, Modal][];
  rows?: [string, Block[]][];
}

export function checkDrawings(draw: (words: Words) => Drawings): void {
  describe.each([
    ['ordinary', CALM],
    ['the longest and most hostile', WILD],
  ])('with %s words', (_, words) => {
    const { messages = [], modals = [], rows = [] } = draw(words);

    for (const [name, message] of messages) {
      it(`Slack accepts the message: ${name}`, () => {
        expect(message.text.length).toBeGreaterThan(0);
        expect(message.text.length).toBeLessThanOrEqual(4_000);
        expect(validateBlocks(message.blocks ?? [], 'message')).toEqual([]);
      });
    }

    for (const [name, modal] of modals) {
      it(`Slack accepts the modal: ${name}`, () => {
        expect(validateView(modal, 'modal')).toEqual([]);
        expect(modal.blocks.filter((block) => block.type === 'input').length).toBeLessThanOrEqual(6);
      });
    }

    for (const [name, blocks] of rows) {
      it(`Slack accepts the row: ${name}`, () => {
        expect(validateBlocks(blocks, 'home')).toEqual([]);
      });
    }

    const all: [string, Message][] = [...messages, ...rows.map(([name, blocks]): [string, Message] => [name, { text: '', blocks }])];
    for (const [name, message] of all) {
      it(`nothing typed becomes a mention: ${name}`, () => {
        const parsed = [message.text, ...(message.blocks ?? []).flatMap(mrkdwnOf)];
        expect(parsed.filter((text) => /<[!@#]/.test(text))).toEqual([]);
      });
    }
  });
}

/** Every text of a block that Slack parses. */
function mrkdwnOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnOf);
  if (value === null || typeof value !== 'object') return [];
  const own = 'type' in value && value.type === 'mrkdwn' && 'text' in value && typeof value.text === 'string' ? [value.text] : [];
  return [...own, ...Object.values(value).flatMap(mrkdwnOf)];
}
