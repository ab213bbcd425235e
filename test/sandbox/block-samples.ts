/** The smallest blocks and elements Slack takes, to be grown or spoilt by one field. */

export type Block = Record<string, unknown>;

export const x = (count: number): string => 'x'.repeat(count);
export const plain = (count: number) => ({ type: 'plain_text', text: x(count) });
export const mrkdwn = (count: number) => ({ type: 'mrkdwn', text: x(count) });
export const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));

export const option = (changes: Block = {}, index = 0) => ({ text: plain(1), value: `v${index}`, ...changes });
export const button = (changes: Block = {}) => ({ type: 'button', text: plain(1), ...changes });
export const actions = (...elements: Block[]): Block => ({ type: 'actions', elements });
export const input = (element: Block, changes: Block = {}): Block => ({ type: 'input', label: plain(1), element, ...changes });
export const select = (changes: Block = {}) => ({ type: 'static_select', options: [option()], ...changes });
export const confirm = (changes: Block = {}) => ({ title: plain(1), text: plain(1), confirm: plain(1), deny: plain(1), ...changes });
export const image = (changes: Block = {}) => ({ type: 'image', alt_text: 'a', image_url: 'https://x.example/a.png', ...changes });
export const cells = (count: number) => times(count, () => ({ type: 'raw_text', text: 'x' }));
export const card = (changes: Block = {}) => ({ type: 'card', title: mrkdwn(1), ...changes });

export const modal = (changes: Block = {}): Block => ({ type: 'modal', title: plain(1), blocks: [], ...changes });
