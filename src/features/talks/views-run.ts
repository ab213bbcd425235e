/** The talk itself, phase by phase, with the minutes on the clock. */
import type { Block, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, escapeText as escaped, plain, plainContext, section } from '../../platform/slack/text.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { type Half, type Page, type Phase, pagesOf } from './rules-frame.ts';
import { bulleted, capital, coachBlocks, type DeskView, phaseTitle, purposeOf, rolesOf, rulesOf } from './views-desk.ts';

/** Where she is in it: ids and numbers only. */
export const pageValue = (pairId: string, number: number, start: number | null, at: number): string =>
  `${pairId} ${number} ${start ?? 0} ${at}`;

const clock = ({ zone }: DeskView, instant: number): string => toLocal(instant, zone).time;

const timeOf = (view: DeskView, { from, until }: Page): string =>
  from === null || until === null ? '' : ` · ${clock(view, from)}–${clock(view, until)}`;

/** What helps the coach in this phase: rules first, then what to listen for, then the traps. */
function forCoach(view: DeskView, { phases }: Half, at: number): Block[] {
  const { guide } = view;
  if (at === 0) return coachBlocks('When you coach', rulesOf(view));
  if (at >= phases.length - 1) return [];
  return at === 1 || at === 2 ? coachBlocks('Listen for', guide?.listenFor ?? []) : coachBlocks('Traps', guide?.traps ?? []);
}

/** All phases of this half, the present one marked. */
function strip(view: DeskView, half: Half, pages: readonly Page[], here: Page): string {
  return half.phases
    .map((phase, at) => {
      const page = pages.find((one) => one.half === here.half && one.phase === at);
      const time = page?.from === null || page === undefined ? '' : ` ${clock(view, page.from)}`;
      const words = `${phaseTitle(phase)}${time}`;
      return at === here.phase ? `▸\u00a0*${words}*` : words;
    })
    .join(' · ');
}

const SWAP = 'Now you swap roles.';
const TURN = 'Now the next of you is coached.';

function headOf(view: DeskView, half: Half, page: Page): Block[] {
  const isSwap = page.half > 0 && page.phase === 0;
  return [...(isSwap ? [section(`*${view.halves.length > 2 ? TURN : SWAP}*`)] : []), plainContext(`${rolesOf(view, half)}.`)];
}

const bodyOf = (view: DeskView, phase: Phase, page: Page): Block[] => [
  section(`*${phaseTitle(phase)}*${timeOf(view, page)}\n${escaped(capital(purposeOf(phase)))}`),
  ...(phase.questions.length === 0 ? [] : [section(bulleted(phase.questions))]),
];

/** One page; past either end it is the nearest. */
export function runModal(view: DeskView, start: number | null, wanted: number): Modal {
  const pages = pagesOf(view.halves, start);
  const at = Math.max(0, Math.min(wanted, pages.length - 1));
  const page = pages[at] ?? { half: 0, phase: 0, from: null, until: null };
  const half = view.halves[page.half] ?? { coached: view.me, coaches: [], phases: [] };
  const phase = half.phases[page.phase];
  const turn = (words: string, to: number, key: string) =>
    button(words, `talks:page#${key}`, {
      value: pageValue(view.pairId, view.number, start, to),
      ...(key === 'next' ? { style: 'primary' as const } : {}),
    });
  const isLast = at === pages.length - 1;
  return {
    type: 'modal',
    callback_id: 'talks:run',
    private_metadata: view.pairId,
    title: plain(`Talk ${view.number}`, 24),
    close: plain('Close', 24),
    blocks: [
      ...headOf(view, half, page),
      ...(phase ? bodyOf(view, phase, page) : []),
      ...(half.coaches.includes(view.me) ? forCoach(view, half, page.phase) : []),
      context(strip(view, half, pages, page)),
      actions(
        at === 0 ? button('Back', 'talks:back', { value: view.pairId }) : turn('Back', at - 1, 'back'),
        isLast ? button('We talked', 'talks:met', { value: view.pairId, style: 'primary' }) : turn('Next', at + 1, 'next'),
      ),
    ],
  };
}
