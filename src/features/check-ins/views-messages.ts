/** "What I will send you": four weeks ahead, in her own time, each with its reason. */
import { drawWeek, groupByWeek, weekTitle } from '../../community/weeks.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { escapeText as clean, context, plain, plainSection, truncate } from '../../platform/slack/text.ts';
import { slackDate } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';

export interface ComingMessage {
  dueAt: number;
  name: string;
  why: string;
  where: 'slot' | 'direct' | 'channel';
  /** Named when she is in more than one. */
  community: string | null;
}

const WHERE: Record<ComingMessage['where'], string> = { slot: 'in your slot', direct: 'direct message', channel: 'in the channel' };

const lineOf = (message: ComingMessage, zone: Zone): string => {
  const place = [WHERE[message.where], message.community === null ? '' : clean(truncate(message.community, 80))]
    .filter((part) => part !== '')
    .join(', ');
  return `▸ ${slackDate(message.dueAt, zone)} *${clean(message.name)}*, ${place}\n      _${clean(truncate(message.why, 300))}_`;
};

export function messagesModal(messages: readonly ComingMessage[], zone: Zone, state: { quiet: boolean; paused: boolean }): Modal {
  const weeks = groupByWeek(messages, zone);
  const drawn = weeks.flatMap((week) =>
    drawWeek(
      weekTitle(week.on),
      week.items.map((item) => lineOf(item, zone)),
    ),
  );
  return {
    type: 'modal',
    callback_id: 'check-ins:my-messages',
    title: plain('What I will send you', 24),
    close: plain('Close', 24),
    blocks: [
      context('The next four weeks, in your own time. Only you see this page. A slot with nothing to ask sends nothing.'),
      ...(state.paused ? [plainSection('⏸ You have paused. Nothing comes to you directly until the pause ends.')] : []),
      ...(state.quiet ? [plainSection('⏸ Quiet mode: of the direct messages below you get one digest a month instead.')] : []),
      ...(drawn.length > 0 ? drawn.slice(0, 90) : [plainSection('I plan to send you nothing in the next four weeks.')]),
    ],
  };
}
